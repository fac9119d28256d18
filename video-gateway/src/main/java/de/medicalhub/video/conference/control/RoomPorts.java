package de.medicalhub.video.conference.control;

import de.medicalhub.video.conference.ConferenceEvents;
import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.IceCandidate;
import de.medicalhub.video.conference.PersonId;
import de.medicalhub.video.conference.StreamId;
import de.medicalhub.video.conference.control.ConferenceBook.PortEntry;
import de.medicalhub.video.conference.control.MediaServer.Link;
import de.medicalhub.video.conference.control.MediaServer.Medium;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The ports of a room and how they are connected. Touched on the room's queue only. */
final class RoomPorts {
    private final ConferenceId id;
    private final RoomMedia media;
    private final ConferenceBook book;
    private final ConferenceEvents events;
    private final Clock clock;
    private final Executor queue;
    private final Map<StreamId, StreamEnd> ends = new LinkedHashMap<>();
    private final EarlyCandidates early = new EarlyCandidates();
    private final Set<StreamId> withPicture = new HashSet<>();
    private Consumer<PersonId> whenFlows = person -> {};
    private int attempts;

    RoomPorts(
            ConferenceId id,
            RoomMedia media,
            ConferenceBook book,
            ConferenceEvents events,
            Clock clock,
            Executor queue) {
        this.id = id;
        this.media = media;
        this.book = book;
        this.events = events;
        this.clock = clock;
        this.queue = queue;
    }

    /** Told at whose browser media have begun to flow. */
    void whenFlows(Consumer<PersonId> listener) {
        whenFlows = listener;
    }

    Optional<StreamEnd> find(StreamId stream) {
        return Optional.ofNullable(ends.get(stream));
    }

    List<StreamId> at(PersonId person) {
        return ends.keySet().stream()
                .filter(stream -> stream.at().equals(person))
                .toList();
    }

    List<StreamId> all() {
        return List.copyOf(ends.keySet());
    }

    /** A new port; sound flows at once, the picture as the room arranges it. */
    void open(StreamId stream) {
        attempts++;
        int attempt = attempts;
        MediaServer.Port port = media.running().openPort(listener(stream, attempt));
        try {
            book.opened(id, new PortEntry(stream, port.id(), attempt));
        } catch (LeadLostException e) {
            port.release();
            throw e;
        }
        StreamEnd end = new StreamEnd(port, attempt);
        ends.put(stream, end);
        connectSound(stream, end);
        early.take(stream, attempt).forEach(end::add);
        events.opened(stream, attempt);
    }

    void openIfMissing(StreamId stream) {
        if (!ends.containsKey(stream)) {
            open(stream);
        }
    }

    private void connectSound(StreamId stream, StreamEnd end) {
        if (stream.isSending()) {
            receiversOf(stream.from()).forEach((receiver, other) -> end.port.connectTo(other.port, Medium.SOUND));
        } else {
            find(StreamId.sendingOf(stream.from())).ifPresent(sender -> sender.port.connectTo(end.port, Medium.SOUND));
        }
    }

    private Map<StreamId, StreamEnd> receiversOf(PersonId sender) {
        Map<StreamId, StreamEnd> receivers = new LinkedHashMap<>();
        ends.forEach((stream, end) -> {
            if (!stream.isSending() && stream.from().equals(sender)) {
                receivers.put(stream, end);
            }
        });
        return receivers;
    }

    /** A port negotiates once: a new one in the place of the old one, connected as that was (rule 4). */
    void renew(StreamId stream) {
        StreamEnd old = ends.remove(stream);
        List<StreamId> pictures = new ArrayList<>(picturesOf(stream));
        if (old != null) {
            // first of all what another node forbids, if it leads the room by now
            book.closed(id, stream);
            old.port.release();
        }
        open(stream);
        pictures.forEach(receiver -> connectPicture(receiver, true));
    }

    private List<StreamId> picturesOf(StreamId stream) {
        return withPicture.stream()
                .filter(one -> stream.isSending() ? one.from().equals(stream.from()) : one.equals(stream))
                .toList();
    }

    /** Sends somebody the pictures of those people and of nobody else. */
    void show(PersonId person, Set<PersonId> shown, List<PersonId> wanted) {
        shown.stream().filter(other -> !wanted.contains(other)).toList().forEach(other -> {
            connectPicture(new StreamId(person, other), false);
            shown.remove(other);
        });
        wanted.stream().filter(other -> !shown.contains(other)).forEach(other -> {
            connectPicture(new StreamId(person, other), true);
            shown.add(other);
        });
    }

    private void connectPicture(StreamId receiver, boolean on) {
        StreamEnd end = ends.get(receiver);
        StreamEnd sender = ends.get(StreamId.sendingOf(receiver.from()));
        if (on) {
            withPicture.add(receiver);
        } else {
            withPicture.remove(receiver);
        }
        if (end != null && sender != null && on) {
            sender.port.connectTo(end.port, Medium.PICTURE);
        } else if (end != null && sender != null) {
            sender.port.disconnectFrom(end.port, Medium.PICTURE);
        }
    }

    /** Says again which port there is. */
    void tell(StreamId stream) {
        find(stream).ifPresent(end -> events.opened(stream, end.attempt));
    }

    /** What is from nobody of those who are here is dropped: invented people fill no memory. */
    void candidate(StreamId stream, int attempt, IceCandidate candidate, Set<PersonId> here) {
        StreamEnd end = ends.get(stream);
        if (end != null && end.attempt >= attempt) {
            if (end.attempt == attempt) {
                end.add(candidate);
            }
            return;
        }
        if (!stream.isSending() && !here.contains(stream.from())) {
            return;
        }
        early.add(stream, attempt, candidate);
    }

    List<StreamId> overdue(Instant now, Duration patience) {
        return ends.entrySet().stream()
                .filter(entry -> entry.getValue().isOverdue(now, patience))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Stays as it is until the browser comes anew. */
    void giveUp(StreamId stream) {
        StreamEnd end = ends.remove(stream);
        if (end != null) {
            book.closed(id, stream);
            end.port.release();
        }
    }

    /** Somebody goes, and all that leads to and from them. */
    void shut(PersonId person) {
        List<StreamId> gone = ends.keySet().stream()
                .filter(stream -> stream.at().equals(person) || stream.from().equals(person))
                .toList();
        early.forget(person);
        withPicture.removeIf(
                stream -> stream.at().equals(person) || stream.from().equals(person));
        // first of all what another node forbids, if it leads the room by now
        gone.forEach(stream -> book.closed(id, stream));
        List<MediaServer.Port> held = gone.stream()
                .map(stream -> Objects.requireNonNull(ends.remove(stream)).port)
                .toList();
        gone.forEach(events::closed);
        if (media.isRunning()) {
            // one that fails leaves nothing behind in the room: the server releases it with the pipeline
            held.forEach(MediaServer.Port::release);
        }
    }

    /** Everything here is over; what is on the server goes with the pipeline, if it is not gone already. */
    void forget(boolean told) {
        List<StreamId> gone = List.copyOf(ends.keySet());
        ends.clear();
        early.clear();
        withPicture.clear();
        if (told) {
            gone.forEach(events::closed);
        }
    }

    List<PortEntry> entries() {
        return ends.entrySet().stream()
                .map(entry ->
                        new PortEntry(entry.getKey(), entry.getValue().port.id(), entry.getValue().attempt))
                .toList();
    }

    /** No attempt that was counted elsewhere is counted again. */
    void countFrom(List<PortEntry> known) {
        attempts = Math.max(
                attempts, known.stream().mapToInt(PortEntry::attempt).max().orElse(0));
    }

    /** Takes ports up again; the media in them flow on meanwhile. */
    void adopt(MediaServer.Pipeline pipeline, List<PortEntry> known) {
        Map<StreamId, StreamEnd> found = new LinkedHashMap<>();
        known.forEach(entry -> found.put(entry.stream(), again(pipeline, entry)));
        ends.clear();
        ends.putAll(found);
    }

    private StreamEnd again(MediaServer.Pipeline pipeline, PortEntry entry) {
        MediaServer.Port port = pipeline.adoptPort(entry.port(), listener(entry.stream(), entry.attempt()));
        boolean waits = Optional.ofNullable(present(entry.stream(), entry.attempt()))
                .filter(end -> !end.isNegotiated())
                .isPresent();
        return waits ? StreamEnd.unanswered(port, entry.attempt()) : StreamEnd.adopted(port, entry.attempt());
    }

    private @Nullable StreamEnd present(StreamId stream, int attempt) {
        StreamEnd end = ends.get(stream);
        return end != null && end.attempt == attempt ? end : null;
    }

    private MediaServer.PortListener listener(StreamId stream, int attempt) {
        return new MediaServer.PortListener() {
            @Override
            public void candidate(IceCandidate candidate) {
                queue.execute(() -> events.candidate(stream, attempt, candidate));
            }

            @Override
            public void flow(Medium medium, boolean flows, long timestampMillis) {
                queue.execute(() -> {
                    StreamEnd end = present(stream, attempt);
                    if (end != null && end.flow(medium, flows, timestampMillis, clock.instant())) {
                        events.flowing(stream, end.flows());
                        if (end.flows()) {
                            whenFlows.accept(stream.at());
                        }
                    }
                });
            }

            @Override
            public void link(Link link, long timestampMillis) {
                queue.execute(() -> {
                    StreamEnd end = present(stream, attempt);
                    if (end != null) {
                        end.link(link, timestampMillis);
                    }
                });
            }
        };
    }
}
