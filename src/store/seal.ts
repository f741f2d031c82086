/** Text that only the site's key opens: AES-256-GCM, a nonce of its own for each. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export interface Seal {
  readonly close: (content: Buffer) => string;
  /** Throws where the key is another or a letter was changed. */
  readonly open: (sealed: string) => Buffer;
}

const nonceBytes = 12;
const tagBytes = 16;

/** `purpose`: a key of its own for each, so that what is sealed for one opens in no other place. */
export function sealWith(siteKey: Buffer, purpose: string): Seal {
  const key = Buffer.from(hkdfSync('sha256', siteKey, '', `azathioprine-cds ${purpose}`, 32));
  return {
    close: (content) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(content), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open: (sealed) => {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes));
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
    },
  };
}
