package de.medicalhub.video.conference.control;

import de.medicalhub.video.conference.ConferenceEvents;
import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.ConferenceProblem;
import de.medicalhub.video.conference.IceCandidate;
import de.medicalhub.video.conference.PersonId;
import de.medicalhub.video.conference.StreamId;
import de.medicalhub.video.conference.control.MediaPool.Admission;
import de.medicalhub.video.conference.entity.Offer;
import de.medicalhub.video.conference.entity.SpeakerOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The people of a conference and what each of them is to have. Touched on the room's queue only. */
final class Room {
    /** More people than this are refused: with N people there are N² ports. */
    static final int MOST_PEOPLE = 12;

    /** From the answer until media flows; the server never says that a browser sends no candidates (rule 8). */
    static final Duration CONNECT = Duration.ofSeconds(20);

    /** Until who is not heard of, and whose media have stopped, counts as gone. */
    static final Duration STILL = Duration.ofSeconds(5);

    /** Until who is not heard of counts as gone, though media still flow. */
    static final Duration RESUME = Duration.ofSeconds(60);

    private static final int MOST_FRUITLESS = 3;

    private final ConferenceId id;
    private final ConferenceEvents events;
    private final ConferenceBook book;
    private final Clock clock;
    private final RoomMedia media;
    private final RoomPorts ports;
    private final Map<PersonId, Seat> people = new LinkedHashMap<>();
    private final SpeakerOrder speakers = new SpeakerOrder();

    Room(ConferenceId id, RoomMedia media, RoomPorts ports, ConferenceBook book, ConferenceEvents events, Clock clock) {
        this.id = id;
        this.media = media;
        this.ports = ports;
        this.book = book;
        this.events = events;
        this.clock = clock;
        ports.whenFlows(person -> Optional.ofNullable(people.get(person)).ifPresent(seat -> seat.fruitless = 0));
    }

    void enter(PersonId person, boolean newPage) {
        Seat known = people.get(person);
        if (known != null) {
            comeBack(person, known, newPage);
            return;
        }
        if (people.size() >= MOST_PEOPLE) {
            events.failed(StreamId.sendingOf(person), ConferenceProblem.FULL);
            return;
        }
        Admission admission = media.reserve(portsOf(people.size() + 1));
        if (admission == Admission.NO_CAPACITY) {
            events.failed(StreamId.sendingOf(person), ConferenceProblem.NO_CAPACITY);
            return;
        }
        people.put(person, new Seat());
        speakers.add(person);
        if (admission == Admission.NONE_UP || media.isBroken()) {
            media.broken();
            events.failed(StreamId.sendingOf(person), ConferenceProblem.MEDIA_SERVER_AWAY);
            return;
        }
        complete();
    }

    /** A page that was reloaded has nothing any more; one whose wire broke is told what it may have missed. */
    private void comeBack(PersonId person, Seat seat, boolean newPage) {
        seat.lostSince = null;
        seat.fruitless = 0;
        if (newPage && media.isRunning()) {
            ports.at(person).forEach(ports::renew);
        } else if (media.isRunning()) {
            ports.at(person).forEach(ports::tell);
        } else {
            events.failed(StreamId.sendingOf(person), ConferenceProblem.MEDIA_SERVER_AWAY);
        }
        tellOrder(person, seat);
    }

    void negotiate(StreamId stream, int attempt, String sdp) {
        Optional<StreamEnd> end = ports.find(stream);
        if (end.isEmpty()) {
            events.failed(stream, media.isBroken() ? ConferenceProblem.MEDIA_SERVER_AWAY : ConferenceProblem.UNKNOWN);
            return;
        }
        if (end.get().attempt != attempt) {
            return;
        }
        Optional<String> offer = Offer.filter(sdp);
        if (offer.isPresent() && end.get().isNegotiated()) {
            ports.renew(stream);
            return;
        }
        offer.flatMap(known -> end.get().answer(known, clock.instant()))
                .ifPresentOrElse(
                        answer -> events.answered(stream, attempt, answer),
                        () -> events.failed(stream, ConferenceProblem.BAD_OFFER));
    }

    void candidate(StreamId stream, int attempt, IceCandidate candidate) {
        ports.candidate(stream, attempt, candidate, people.keySet());
    }

    void speaks(PersonId person, boolean speaks) {
        if (people.containsKey(person) && speakers.speaks(person, speaks, clock.instant())) {
            arrange();
        }
    }

    void limit(PersonId person, int pictures) {
        Seat seat = people.get(person);
        if (seat != null) {
            seat.pictures = Math.max(0, Math.min(pictures, MOST_PEOPLE));
            arrange();
        }
    }

    void wireLost(PersonId person) {
        Seat seat = people.get(person);
        if (seat != null && seat.lostSince == null) {
            seat.lostSince = clock.instant();
        }
    }

    void remove(PersonId person) {
        if (people.remove(person) == null) {
            return;
        }
        speakers.remove(person);
        people.values().forEach(seat -> seat.shown.remove(person));
        events.left(person);
        if (people.isEmpty()) {
            ports.forget(true);
            media.release();
            return;
        }
        media.reserve(portsOf(people.size()));
        ports.shut(person);
        arrange();
    }

    List<PersonId> people() {
        return List.copyOf(people.keySet());
    }

    /** Time has passed: who is gone, what did not come about, what can be mended. */
    void look() {
        Instant now = clock.instant();
        if (media.isRunning() && !media.isUp()) {
            broken();
        }
        people().stream().filter(person -> isGone(person, now)).forEach(this::remove);
        if (media.isRunning()) {
            ports.overdue(now, CONNECT).forEach(this::again);
        }
        if (speakers.settle(now)) {
            arrange();
        }
        if (media.mayReturn()) {
            comeAgain();
        } else if (media.mayMove() && !people.isEmpty()) {
            buildAnew();
        }
    }

    private boolean isGone(PersonId person, Instant now) {
        Seat seat = people.get(person);
        Instant lost = seat == null ? null : seat.lostSince;
        if (lost == null) {
            return false;
        }
        boolean still = ports.find(StreamId.sendingOf(person))
                .map(end -> !end.flows() || end.isStill(now, Duration.ZERO))
                .orElse(true);
        return !now.isBefore(lost.plus(still ? STILL : RESUME));
    }

    private void again(StreamId stream) {
        Seat seat = people.get(stream.at());
        if (seat == null) {
            return;
        }
        seat.fruitless++;
        if (seat.fruitless <= MOST_FRUITLESS * people.size()) {
            ports.renew(stream);
        } else {
            ports.giveUp(stream);
            events.failed(stream, ConferenceProblem.NO_MEDIA);
        }
    }

    /** The server answers anew: what is still there is taken up again, what is not is built again. */
    void comeAgain() {
        String pipeline = media.pipelineId().orElse("");
        if (pipeline.isEmpty()) {
            if (media.isBroken() && !people.isEmpty()) {
                buildAnew();
            }
            return;
        }
        List<StreamId> known = ports.all();
        ports.adopt(media.adopt(media.address(), pipeline), ports.entries());
        complete();
        known.forEach(ports::tell);
    }

    /** Takes a room over that another node held. */
    void takeOver(ConferenceBook.RoomEntry entry) {
        entry.ports().stream().map(port -> port.stream().at()).distinct().forEach(this::expect);
        ports.countFrom(entry.ports());
        ports.adopt(media.adopt(entry.server(), entry.pipeline()), entry.ports());
        complete();
    }

    private void expect(PersonId person) {
        Seat seat = new Seat();
        seat.lostSince = clock.instant();
        people.putIfAbsent(person, seat);
        speakers.add(person);
    }

    /** Everything is gone on the server, or the server is: everybody gets new ports, and offers by themselves. */
    void buildAnew() {
        if (media.startAnew(portsOf(people.size()))) {
            ports.forget(false);
            people.values().forEach(seat -> seat.shown.clear());
            complete();
        }
    }

    /** Opens what is missing between the people who are here. */
    private void complete() {
        for (PersonId person : people()) {
            ports.openIfMissing(StreamId.sendingOf(person));
            people().stream()
                    .filter(other -> !other.equals(person))
                    .forEach(other -> ports.openIfMissing(new StreamId(person, other)));
        }
        arrange();
    }

    void broken() {
        media.broken();
        people().forEach(person -> events.failed(StreamId.sendingOf(person), ConferenceProblem.MEDIA_SERVER_AWAY));
    }

    /** Nobody is here and nobody comes: nothing stays on the server. */
    void retire() {
        if (people.isEmpty() && media.holdsAnything()) {
            ports.forget(false);
            media.release();
        }
    }

    /** Another node has the room now. */
    void abandon() {
        people.clear();
        ports.forget(false);
        media.abandon();
    }

    /** Who is sent with their picture to whom (rule 11). */
    private void arrange() {
        people.forEach((person, seat) -> {
            List<PersonId> order = speakers.seenBy(person);
            List<PersonId> wanted = order.stream().limit(seat.pictures).toList();
            if (media.isRunning()) {
                ports.show(person, seat.shown, wanted);
            }
            tellOrder(person, seat);
        });
    }

    private void tellOrder(PersonId person, Seat seat) {
        events.arranged(person, speakers.seenBy(person), seat.pictures);
    }

    private static int portsOf(int persons) {
        return persons * persons;
    }

    Optional<ConferenceBook.RoomEntry> left() {
        return book.find(id);
    }
}
