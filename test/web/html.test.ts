import { html } from '../../src/web/html.js';

describe('html', () => {
  it('escapes every value in text and in attributes', () => {
    const hostile = `"><script>alert('&')</script>`;
    expect(html`<p title="${hostile}">${hostile}</p>`.text).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;">&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</p>',
    );
  });

  it('takes HTML, lists of it, numbers and nothing', () => {
    const items = [1, 2].map((item) => html`<li>${item}</li>`);
    expect(
      html`<ul>
        ${items}${undefined}
      </ul>`.text.replaceAll(/\s/g, ''),
    ).toBe('<ul><li>1</li><li>2</li></ul>');
  });
});
