import { render } from 'preact';
import { Ehr } from './ehr.js';
import { Monitoring } from './monitoring.js';
import { Loading } from './loading.js';

const root = document.getElementById('workbench');
if (root !== null) {
  const View = root.dataset['view'] === 'monitoring' ? Monitoring : Ehr;
  render(<Loading view={View} />, root);
}
