/** Baseline: bare Express 5 with its JSON parser. */
import express from 'express';
import { fixedCard } from './fixed-card.js';

const app = express();
app.use(express.json({ limit: '20mb' }));
app.post('/cds-services/:id', (request, response) => {
  response.json(fixedCard(request.body));
});
app.listen(Number(process.env['PORT']), '127.0.0.1');
