/** The card as residents will see it, filled with what stands in the form. */

import { piece } from './app.js';
import { choiceIn } from './choices.js';
import { dayInWords, fill, hoursInWords, joined, nextDays, timeInWords } from './timetable.js';

const LANGUAGES_SHOWN = 3;
const NO_LIMIT = 99;

/**
 * @param {object} offer its values @param {object} form what came with the form
 * @param {string} today @param {(value: string) => string} placeName
 */
export function showCard(offer, form, today, placeName) {
  const card = piece('t-card');
  const [title, summary, status, when] = ['h3 a', '.summary', '.status', '.when'].map((each) => card.querySelector(each));
  if (offer.title) title.textContent = offer.title;
  if (offer.summary) summary.textContent = offer.summary;
  card.classList.toggle('empty-card', !offer.title);
  fillOrDrop(status, { full: form.card.full, paused: form.card.paused, planned: form.card.planned }[offer.status]);
  fillOrDrop(when, nextTime(offer, form, today));
  const texts = [audience(offer, form), placeName([offer.place ?? []].flat()[0] ?? ''), spoken(offer, form), costInWords(offer.cost, form), offer.childcare ? form.card.childcare : ''];
  const good = [false, false, false, offer.cost === 'free', true];
  [...card.querySelectorAll('.chips li')].forEach((chip, n) => {
    chip.classList.toggle('yes', good[n]);
    fillOrDrop(chip, texts[n]);
  });
  const picture = document.querySelector(`#topics input[value="${CSS.escape(offer.topics?.[0] ?? '')}"] + span .pic`);
  if (picture) card.querySelector('.pic').replaceWith(picture.cloneNode(true));
  document.getElementById('card').replaceChildren(card);
}

function fillOrDrop(element, text) {
  if (text) element.querySelector('span').textContent = text;
  else element.remove();
}

/** The next day of all times, as the card says it. */
function nextTime(offer, form, today) {
  const runs = offer.runs ?? {};
  const found = (offer.times ?? []).filter((time) => timeInWords(time, form.time)).flatMap((time) => nextDays(time, today, form.daysOff, runs, 1).map((day) => ({ day, time })));
  const [next] = found.sort((one, other) => `${one.day}${one.time.from ?? ''}`.localeCompare(`${other.day}${other.time.from ?? ''}`));
  if (!next) return offer.by_appointment ? form.card.appointment : '';
  const day = dayInWords(next.day, form.time).replace(` ${today.slice(0, 4)}`, '');
  const hours = hoursInWords(next.time.from, next.time.to, form.time);
  return hours ? fill(form.time.dayAndHours, { day, hours }) : day;
}

function audience({ for: whom }, form) {
  const groups = whom?.groups ?? [];
  const special = groups.filter((id) => id !== 'everyone' || groups.length === 1);
  const names = special.map((id) => choiceIn('for.groups', id));
  let said = groups.length || whom?.age ? joined(names, form.time) || form.card.everyone : '';
  if (names.length && names.length < groups.length) said = fill(form.card.especially, { groups: said });
  return [said, ages(whom?.age, form.card.ages)].filter(Boolean).join(form.time.comma);
}

/** @returns {string} `from 6 to 12 years` */
export function ages(age, words) {
  if (!age?.from && !age?.to) return '';
  const open = !age.to || (age.from && Number(age.to) >= NO_LIMIT);
  const [kind, number] = open ? ['from', age.from ?? 0] : [age.from ? 'both' : 'to', age.to];
  return fill(words[kind][Number(number) === 1 ? 0 : 1], { first: age.from, number });
}

function spoken({ languages = [], interpreter }, form) {
  const names = languages.map((tag) => choiceIn('languages', tag));
  if (!names.length) return ['always', 'on-request'].includes(interpreter) ? form.card.interpreter[interpreter] : '';
  const more = names.length - LANGUAGES_SHOWN;
  if (more <= 0) return joined(names, form.time);
  return fill(form.card.more[more === 1 ? 0 : 1], { names: names.slice(0, LANGUAGES_SHOWN).join(form.time.comma), number: String(more) });
}

/** @returns {string} `Free of charge`, `5 € per month`; empty where only a note says something. */
export function costInWords(value, form) {
  if (!value) return '';
  if (value === 'free' || (value.amount && Number(value.amount) === 0)) return form.card.free;
  if (!value.amount) return '';
  const [euros, cents = '00'] = value.amount.split('.');
  const number = cents === '00' ? euros : fill(form.card.cents, { euros, cents });
  const amount = fill(form.card.amount, { amount: number, currency: (value.currency ?? 'EUR') === 'EUR' ? '€' : value.currency });
  return value.per ? fill(form.card.per, { amount, unit: value.per }) : amount;
}
