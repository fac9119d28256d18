package de.medicalhub.video.conference.control;

import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.PersonId;
import de.medicalhub.video.conference.StreamId;
import de.medicalhub.video.conference.Told;
import de.medicalhub.video.conference.control.PretendedMediaServer.PretendedPort;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A room on two pretended media servers, with a clock that the tests move. Numbers in the names of the tests are the rules in
 * the description of the package {@code conference}.
 */
abstract class ConferenceCase {
    static final PersonId ANNA = new PersonId("anna");
    static final PersonId BEN = new PersonId("ben");
    static final PersonId CARLA = new PersonId("carla");
    static final int ENOUGH = 400;

    final ConferenceId id = ConferenceId.next();
    final PretendedMediaServer one = new PretendedMediaServer("ws://one");
    final PretendedMediaServer two = new PretendedMediaServer("ws://two");
    final MemoryBook book = new MemoryBook();
    final Told told = new Told();
    final MovedClock clock = new MovedClock();
    final Conference conference = room(id, ENOUGH);

    Conference room(ConferenceId room, int most) {
        return new Conference(room, new MediaPool(List.of(one, two), book, most), book, told, clock, Runnable::run);
    }

    void meet(PersonId... people) {
        for (PersonId person : people) {
            conference.join(person, true);
        }
    }

    PretendedPort port(StreamId stream) {
        return book.portsOf(id).stream()
                .filter(entry -> entry.stream().equals(stream))
                .map(entry -> one.ports.getOrDefault(entry.port(), two.ports.get(entry.port())))
                .findFirst()
                .orElseThrow();
    }

    int attempt(StreamId stream) {
        return book.portsOf(id).stream()
                .filter(entry -> entry.stream().equals(stream))
                .mapToInt(ConferenceBook.PortEntry::attempt)
                .findFirst()
                .orElseThrow();
    }

    static final class MovedClock extends Clock {
        private Instant now = Instant.parse("2026-11-27T09:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
