/**
 * The tours of a day on a map, with a list beside it that says the same: whoever picks a tour in one sees it in the other. The address
 * names the tour, so that a link shows it.
 */
import { element, icon } from '/assets/page.js';
import { clockTime, distanceWord } from '/assets/words.js';
import { handNote, placeOf } from '../../shared/states.js';
import { openMap } from '../../shared/map.js';
import { boundsOf, isPlaced, wayOf } from '../entity/places.js';
import { timeOf } from '../entity/tours.js';
import { lang, nameOf, stateBadge, text } from './parts.js';

export class BoardMap {
  #choose;

  #box = element('div', { class: 'map-box', role: 'region', 'aria-label': text('mapLabel'), 'data-testid': 'map', 'data-key': 'map' });

  #list = element('div', { class: 'board-map-list' });

  #under = element('div', {});

  #root = element('div', { class: 'board-map' }, this.#list, element('div', {}, this.#box, this.#under));

  #opened;

  #layer;

  #shown;

  /** choose(tourId or '') tells which tour is to be shown. */
  constructor(choose) {
    this.#choose = choose;
  }

  /** The view of that board; context: {now, cases}; picked: the id of a tour, or ''. */
  show(board, picked, context) {
    this.#list.replaceChildren(element('p', { class: 'mh-muted mh-small' }, text('mapHelp')),
      ...board.tours.map((tour) => this.#card(tour, tour.id === picked, context)));
    queueMicrotask(() => this.#draw(board, picked, context));
    return this.#root;
  }

  async #draw(board, picked, context) {
    try {
      this.#opened ??= openMap(this.#box);
      const { L, map, note } = await this.#opened;
      this.#under.replaceChildren(note);
      for (const button of this.#box.querySelectorAll('.leaflet-bar a')) button.dataset.key = button.className;
      map.invalidateSize();
      this.#layer ??= L.layerGroup().addTo(map);
      this.#layer.clearLayers();
      for (const one of board.slowdowns) this.#drawSlow(L, one);
      for (const tour of board.tours) this.#drawTour(L, tour, tour.id === picked, context);
      this.#look(map, board, picked);
    } catch (fault) {
      this.#opened = undefined;
      this.#under.replaceChildren(element('div', { class: 'mh-note mh-note--due' }, icon('warning'), element('p', {}, text('mapFailed'))));
    }
  }

  /* What the dispatcher moved to stays, until another day or tour is looked at. */
  #look(map, board, picked) {
    const looked = `${board.date}|${picked}`;
    const bounds = boundsOf(picked ? board.tours.filter((tour) => tour.id === picked) : board.tours);
    if (looked === this.#shown || !bounds) return;
    this.#shown = looked;
    map.fitBounds(bounds, { padding: [40, 40], maxZoom: 14 });
  }

  #drawSlow(L, { latitude, longitude, kilometres, closed }) {
    L.circle([latitude, longitude], {
      radius: kilometres * 1000, interactive: false, className: `board-slow${closed ? ' board-slow--closed' : ''}`,
    }).addTo(this.#layer);
  }

  #drawTour(L, tour, isPicked, context) {
    const pick = () => this.#choose(isPicked ? '' : tour.id);
    const way = wayOf(tour);
    const part = (layer) => layer.on('click', pick).addTo(this.#layer);
    if (way.length > 1) {
      part(L.polyline(way, { className: `board-way${isPicked ? ' board-way--picked' : ''}`, bubblingMouseEvents: false }));
    }
    tour.stops.forEach((stop, index) => isPlaced(stop) && part(mark(L, stop, {
      className: `board-pin${isPicked ? ' board-pin--picked' : ''}`, words: isPicked ? String(index + 1) : '',
      title: `${tour.vehicle.label}, ${index + 1}: ${clockTime(timeOf(stop), lang)} ${stop.name}`, zIndexOffset: isPicked ? 500 : 0,
    })));
    const position = tour.duty?.position;
    if (position) {
      part(mark(L, position, {
        className: `board-vehicle${isPicked ? ' board-vehicle--picked' : ''}`, words: `${tour.vehicle.label} · ${distanceWord(position.at, context.now, lang)}`,
        title: text('seenAt', clockTime(position.at, lang)), zIndexOffset: 1000,
      }));
    }
  }

  #card(tour, isPicked, context) {
    const position = tour.duty?.position;
    return element('section', { class: `mh-card board-map-tour${isPicked ? ' board-map-tour--picked' : ''}`, 'data-tour': tour.id },
      element('h3', {}, `${tour.vehicle.label} · ${text('stopsCount', tour.stops.length)}`),
      element('button', {
        type: 'button', class: 'mh-button mh-button--quiet', 'aria-pressed': String(isPicked), 'data-testid': 'pick-tour', 'data-key': `pick-${tour.id}`,
        'aria-label': `${text('pickTour')}: ${tour.vehicle.label}`, onclick: () => this.#choose(isPicked ? '' : tour.id),
      }, icon(isPicked ? 'check' : 'place'), text('pickTour')),
      position && element('p', { class: 'mh-small' }, icon('place'),
        ` ${text('seenAt', clockTime(position.at, lang))} (${distanceWord(position.at, context.now, lang)})`),
      isPicked && element('ol', { 'data-testid': 'map-stops' }, tour.stops.map((stop) => line(stop, context))));
  }
}

/* The list has its own buttons; the map's marks are for the pointer. */
function mark(L, { latitude, longitude }, { className, words, title, zIndexOffset }) {
  return L.marker([latitude, longitude], {
    keyboard: false, title, zIndexOffset, bubblingMouseEvents: false,
    icon: L.divIcon({ className, html: element('span', { 'data-words': words }), iconSize: null }),
  });
}

function line(stop, context) {
  return element('li', {},
    element('time', { datetime: timeOf(stop) }, clockTime(timeOf(stop), lang)), ` ${text(stop.action)}: `,
    nameOf(stop, context.cases.get(stop.jobId)), ` · ${placeOf(stop)} ${handNote(stop, lang)} `, stateBadge(stop.state),
    !isPlaced(stop) && element('span', { class: 'mh-small mh-muted' }, ` ${text('notOnMap')}`));
}
