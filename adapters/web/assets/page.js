// SPDX-License-Identifier: MIT
// Brings the page to life. The server renders every list; what changes is fetched as the same HTML and taken over node
// by node, so that focus, open details and bars in motion stay. Foreign text is never given to a parser here.
'use strict';

const live = document.getElementById('live');
const known = new Map(); // download -> state, to tell of what came in
let shown = location.pathname + location.search; // what this page shows, without what was said once

function say(words) {
  if (live.textContent !== words) live.textContent = words; // the same again would be read out again
}

// News that come together are read out together.
const news = [];
function tell(words) {
  if (news.push(words) > 1) return;
  setTimeout(() => {
    const all = news.splice(0);
    say(all.length > 3 ? `${all.length} changes, the last: ${all.pop()}` : all.join(' '));
  }, 1000);
}

// --- taking over what is new

function keyOf(node) {
  return node.nodeType === 1 ? node.id : '';
}

function sameKind(a, b) {
  return a.nodeType === b.nodeType && a.nodeName === b.nodeName && keyOf(a) === keyOf(b);
}

function takeAttributes(from, to) {
  for (const { name } of [...from.attributes])
    if (!to.hasAttribute(name) && !(from.nodeName === 'DETAILS' && name === 'open')) from.removeAttribute(name);
  for (const { name, value } of to.attributes)
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
}

// Makes `from` look like `to`. A node that has an id keeps its identity wherever it moves in its list.
function takeOver(from, to) {
  if (from.isEqualNode(to)) return;
  if (from.nodeType !== 1) {
    from.nodeValue = to.nodeValue;
    return;
  }
  takeAttributes(from, to);
  let at = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    let mine = at;
    if (keyOf(wanted)) mine = [...from.children].find((child) => sameKind(child, wanted));
    else if (!mine || !sameKind(mine, wanted)) mine = null;
    if (!mine) {
      from.insertBefore(document.importNode(wanted, true), at);
      continue;
    }
    if (mine === at) at = at.nextSibling;
    else from.insertBefore(mine, at);
    takeOver(mine, wanted);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function take(html) {
  const next = new DOMParser().parseFromString(html, 'text/html');
  const focused = document.activeElement && document.activeElement.id;
  for (const part of ['main', 'footer']) takeOver(document.querySelector(part), next.querySelector(part));
  if (focused && document.activeElement.id !== focused) {
    const again = document.getElementById(focused) || document.getElementById('main');
    again.focus({ preventScroll: true });
  }
  return next;
}

// --- asking the server

const NO_ANSWER = 'topfive does not answer. Trying again …';
let refreshing = null;
let stale = false;

async function refresh() {
  if (refreshing) {
    stale = true;
    return;
  }
  refreshing = fetch(shown, { headers: { Accept: 'text/html' } });
  try {
    const answer = await refreshing;
    if (answer.ok) take(await answer.text());
    if (live.textContent === NO_ANSWER) say('topfive answers again.');
    tellOutcome();
  } catch {
    say(NO_ANSWER);
  } finally {
    refreshing = null;
  }
  if (stale) {
    stale = false;
    soon();
  }
}

let planned = 0;
function soon() {
  if (!planned)
    planned = setTimeout(() => {
      planned = 0;
      if (!document.hidden) refresh();
      else stale = true;
    }, 400);
}
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) soon();
});

// --- the end of a search that was made here, told once

let awaited = false;
function tellOutcome() {
  const outcome = document.querySelector('#answer .outcome');
  if (!awaited || !outcome || outcome.classList.contains('open')) return;
  awaited = false;
  tell(`${document.getElementById('answer-heading').textContent}: ${outcome.firstChild.textContent}`);
}

// --- forms: search, again, never, take out

function askForToken() {
  const dialog = document.getElementById('token');
  const secret = document.getElementById('secret');
  secret.value = '';
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener('close', () => {
      if (dialog.returnValue) sessionStorage.setItem('token', secret.value);
      secret.value = '';
      done(Boolean(dialog.returnValue));
    }, { once: true });
  });
}

async function send(action, body) {
  for (;;) {
    const token = sessionStorage.getItem('token');
    const headers = { Accept: 'text/html' };
    if (token) headers.Authorization = `Bearer ${token}`;
    const answer = await fetch(action, { method: 'POST', body, headers });
    if (answer.status !== 401) return answer;
    sessionStorage.removeItem('token');
    if (!(await askForToken())) return null;
  }
}

async function problemOf(answer) {
  const text = await answer.text();
  if ((answer.headers.get('Content-Type') || '').includes('json')) return JSON.parse(text).detail;
  const problem = new DOMParser().parseFromString(text, 'text/html').getElementById('problem');
  return problem ? problem.textContent : `topfive answered with status ${answer.status}.`;
}

document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (form.method !== 'post') return;
  event.preventDefault();
  const button = event.submitter;
  const action = button && button.hasAttribute('formaction') ? button.formAction : form.action;
  const body = new URLSearchParams(new FormData(form));
  try {
    const answer = await send(action, body);
    if (!answer) return say('Nothing was changed: the token is needed.');
    if (!answer.ok) return say(await problemOf(answer));
    const reached = new URL(answer.url);
    const next = take(await answer.text());
    say(next.getElementById('live').textContent);
    if (form.id !== 'search') return soon();
    shown = reached.pathname + reached.search;
    history.replaceState(null, '', shown);
    say(`Searching for ${body.get('q')} …`);
    awaited = true;
    tellOutcome();
  } catch {
    say('topfive does not answer. Try again in a moment.');
  }
});

// --- what happens, as it happens

function size(bytes) {
  const units = ['B', 'kB', 'MB', 'GB'];
  let unit = 0;
  for (; bytes >= 1000 && unit < 3; unit++) bytes /= 1000;
  return unit ? `${bytes.toFixed(1)} ${units[unit]}` : `${Math.round(bytes)} B`;
}

function clock(seconds) {
  const whole = Math.round(seconds);
  const two = (n) => String(n).padStart(2, '0');
  return whole < 3600 ? `${Math.floor(whole / 60)}:${two(whole % 60)}`
    : `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

function amount(download) {
  const { bytes, total_bytes: total, speed, progress } = download;
  const words = [];
  if (total) words.push(`${Math.round(progress * 100)} %`, `${size(bytes)} of ${size(total)}`);
  else if (bytes) words.push(size(bytes));
  if (speed > 0) {
    words.push(`${size(speed)}/s`);
    if (total > bytes) words.push(`${clock((total - bytes) / speed)} left`);
  }
  return words.join(' · ');
}

function move(row, download) {
  const bar = row.querySelector('progress');
  if (!bar) return soon(); // it has just begun
  if (download.total_bytes) {
    bar.value = download.progress * 100;
    bar.setAttribute('aria-valuenow', Math.round(download.progress * 100));
  }
  if (download.stage) row.querySelector('.stage').textContent = download.stage;
  row.querySelector('.amount').textContent = amount(download);
}

function heard(download) {
  const before = known.get(download.id);
  known.set(download.id, download.state);
  const row = document.getElementById(`d-${download.id}`);
  if (row && row.dataset.state === 'downloading' && download.state === 'downloading') return move(row, download);
  if (before && before !== download.state) {
    if (download.state === 'completed') tell(`${download.title} by ${download.artist} came in.`);
    if (download.state === 'error') tell(`${download.title} by ${download.artist} did not work: ${download.error}`);
  }
  soon();
}

// The browser resumes by itself with Last-Event-ID. When there is no stream to be had, the page looks again now and then.
let looking = 0;
function listen() {
  const events = new EventSource('/events');
  events.addEventListener('download', (event) => heard(JSON.parse(event.data)));
  for (const kind of ['search', 'fetch', 'library', 'reset']) events.addEventListener(kind, soon);
  events.addEventListener('open', () => {
    clearInterval(looking);
    looking = 0;
    soon(); // what happened since the page was made
  });
  events.addEventListener('error', () => {
    if (!looking) looking = setInterval(soon, 2000);
    if (events.readyState === EventSource.CLOSED) setTimeout(listen, 30000);
  });
}

for (const row of document.querySelectorAll('[data-state]')) known.set(row.id.slice(2), row.dataset.state);
shown = shown.replace(/[?&]said=\w+/, '');
listen();
setInterval(soon, 60000); // "3 min ago"
