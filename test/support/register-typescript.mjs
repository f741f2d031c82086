/** For Jest: a worker thread of the service is read by node itself, as it is written. */
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
