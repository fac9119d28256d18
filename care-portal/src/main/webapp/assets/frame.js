/**
 * The frame of the plain pages: the same header, navigation and footer as the Faces template.
 *
 *   <script type="module" src="/assets/frame.js"></script>
 *   <mh-frame current="board"></mh-frame>
 *   <main id="main" tabindex="-1">…</main>
 *
 * Attributes: current = id of the navigation entry of this page; wide = full width;
 * simple = the page has Leichte Sprache for everybody; place = name of the place and phone = number of a human, for pages without sign-in (both may be set later).
 * Reads GET /api/me (a navigation of one entry is left out); with 401 it shows only place, language and phone. Fires "mh-me" (detail: the person or null).
 */
import { call, element, icon } from './page.js';
import { isSimple, language, texts } from './words.js';

const text = texts({
  de: {
    skip: 'Zum Inhalt', areas: 'Bereiche', other: 'English', help: 'Hilfe', signOut: 'Abmelden', signIn: 'Anmelden',
    call: 'Fragen? Rufen Sie an:', footer: 'Medical Hub – Versorgung nach dem Krankenhaus', accessibility: 'Barrierefreiheit',
  },
  en: {
    skip: 'Skip to content', areas: 'Areas', other: 'Deutsch', help: 'Help', signOut: 'Sign out', signIn: 'Sign in',
    call: 'Questions? Please call:', footer: 'Medical Hub – care after hospital', accessibility: 'Accessibility',
  },
});

const ROLES = {
  'discharge-manager': ['Entlassmanagement', 'Discharge management'],
  nurse: ['Pflegedienst', 'Nursing service'],
  gp: ['Arztpraxis', 'GP practice'],
  pharmacist: ['Apotheke', 'Pharmacy'],
  dispatcher: ['Disposition', 'Dispatch'],
  driver: ['Fahrdienst', 'Driver'],
  patient: ['Mein Bereich', 'My area'],
  relative: ['Angehörige', 'Relative'],
  admin: ['Verwaltung', 'Administration'],
};

function roleWord(roles = []) {
  const found = Object.keys(ROLES).find((role) => roles.includes(role));
  return found ? ROLES[found][language() === 'en' ? 1 : 0] : '';
}

/* What was typed and not sent (draft.js of the portal) goes with whoever typed it. */
const dropDrafts = (except) => Object.keys(window.sessionStorage)
  .filter((key) => key.startsWith('mh-draft:') && !(except && key.startsWith(except)))
  .forEach((key) => window.sessionStorage.removeItem(key));

const forgetDrafts = () => {
  dropDrafts();
  /* The driver's page forgets its tour when it is opened next. */
  window.localStorage.setItem('medhub-signed-out', '1');
};

class Frame extends HTMLElement {
  static observedAttributes = ['place', 'phone', 'current', 'wide'];

  #me = null;

  #footer = null;

  connectedCallback() {
    document.documentElement.lang = language();
    this.#render();
    this.#load();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.#render();
  }

  async #load() {
    try {
      this.#me = await call('/api/me');
    } catch (refusal) {
      this.#me = null;
      /* Opened without the network: who is signed in stands in the head once it is back. */
      if (refusal?.offline) window.addEventListener('online', () => this.#load(), { once: true });
    }
    if (this.#me?.username) dropDrafts(`mh-draft:${this.#me.username}:`);
    this.#render();
    this.#askForPhone();
    this.dispatchEvent(new CustomEvent('mh-me', { detail: this.#me, bubbles: true }));
  }

  /* Patients and relatives find the number of a human on every page. */
  async #askForPhone() {
    if (!this.#forPatients() || this.getAttribute('phone')) return;
    try {
      const { phone } = await call('/api/help-line');
      if (phone) this.setAttribute('phone', phone);
    } catch { /* the page has no number then; its own words say what to do */ }
  }

  #forPatients() {
    return Boolean(this.#me?.roles?.some((role) => role === 'patient' || role === 'relative'));
  }

  #render() {
    const wide = this.hasAttribute('wide') ? ' mh-header--wide' : '';
    this.replaceChildren(
      element('a', { class: 'mh-skip', href: '#main' }, text('skip')),
      element('header', { class: `mh-header${wide}` },
        element('div', { class: 'mh-header-row' },
          this.#brand(), this.#phone(), this.#person(), this.#simpleLink(), this.#languageLink(), this.#help(), this.#session())),
      ...(this.#me?.nav?.length > 1 ? [this.#navigation(wide)] : []));
    this.#renderFooter();
  }

  #brand() {
    const place = this.#me?.organisation ?? this.getAttribute('place');
    const name = ['Medical Hub', place].filter(Boolean).join(' ');
    return element('a', { class: 'mh-brand', href: this.#me ? '/' : '#main', 'aria-label': name },
      element('img', { src: '/assets/logo.svg', alt: '' }),
      element('span', {}, 'Medical Hub', place && ' ', place && element('small', {}, place)));
  }

  #person() {
    if (!this.#me) return null;
    return element('span', { class: 'mh-person' }, icon('user'),
      element('span', {}, this.#me.name, element('small', {}, roleWord(this.#me.roles))));
  }

  #phone() {
    const number = this.getAttribute('phone');
    if (!number) return null;
    return element('a', { class: 'mh-phone', href: `tel:${number.replace(/[^+\d]/g, '')}` }, icon('phone'), number);
  }

  #languageLink() {
    return this.#linkTo(language() === 'en' ? 'de' : 'en', text('other'));
  }

  /* Pages for patients speak Leichte Sprache as well; who reads it gets a way back to everyday German. */
  #simpleLink() {
    const speaksIt = document.documentElement.classList.contains('mh-patient') || this.hasAttribute('simple') || this.#forPatients();
    if (!speaksIt && !isSimple()) return null;
    return isSimple() ? this.#linkTo('de', 'Deutsch') : this.#linkTo('de-simple', 'Leichte Sprache');
  }

  #linkTo(to, label) {
    const back = encodeURIComponent(location.pathname + location.search);
    return element('a', {
      class: 'mh-header-link', href: `/language?to=${to}&back=${back}`, lang: to.slice(0, 2), hreflang: to.slice(0, 2),
      onclick: (event) => this.#switchLanguage(event, to),
    }, label);
  }

  /* A page with a secret in the fragment stays where it is: the cookie is set here and the page reloaded. */
  #switchLanguage(event, to) {
    if (!location.hash) return;
    event.preventDefault();
    document.cookie = `mh-lang=${to}; path=/; max-age=31536000; samesite=lax`;
    location.reload();
  }

  #help() {
    if (!this.#me) return null;
    return element('a', { class: 'mh-header-link', href: '/help' }, text('help'));
  }

  #session() {
    if (!this.#me?.logout) return null;
    return element('a', { class: 'mh-header-link', href: this.#me.logout, onclick: forgetDrafts }, text('signOut'));
  }

  #navigation() {
    const current = this.getAttribute('current');
    return element('nav', { class: 'mh-nav', 'aria-label': text('areas') },
      element('ul', {}, this.#me.nav.map((entry) =>
        element('li', {}, element('a', {
          href: entry.href, 'aria-current': entry.id === current ? 'page' : null,
        }, entry.label)))));
  }

  #renderFooter() {
    const number = this.getAttribute('phone');
    const footer = element('footer', { class: 'mh-footer' },
      element('div', { class: 'mh-footer-row' },
        element('p', {}, text('footer')),
        element('p', {}, element('a', { href: '/accessibility' }, text('accessibility'))),
        number && element('p', {}, `${text('call')} `, element('a', { href: `tel:${number.replace(/[^+\d]/g, '')}` }, number))));
    if (this.#footer) this.#footer.replaceWith(footer);
    else document.body.append(footer);
    this.#footer = footer;
  }
}

customElements.define('mh-frame', Frame);
