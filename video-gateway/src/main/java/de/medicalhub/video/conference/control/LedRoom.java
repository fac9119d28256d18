package de.medicalhub.video.conference.control;

import de.medicalhub.video.conference.Attendee;
import de.medicalhub.video.conference.Attendee.Role;
import de.medicalhub.video.conference.ConferenceEvents;
import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.ConferenceProblem;
import de.medicalhub.video.conference.IceCandidate;
import de.medicalhub.video.conference.PersonId;
import de.medicalhub.video.conference.StreamId;
import de.medicalhub.video.door.WireJson;
import de.medicalhub.video.nodes.NodeId;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * A conference on the node that leads it: what its people say and are told, wherever they are connected. Guarded by itself;
 * what concerns media is queued to the {@link Conference}.
 */
final class LedRoom implements ConferenceEvents {
    private static final String GONE = "gone";

    private final ConferenceId id;
    private final Post post;
    private final Over over;
    private final Map<String, Present> present = new ConcurrentSkipListMap<>();
    private @Nullable Conference conference;
    private boolean retired;

    /** Brings words to people, here or on another node. */
    interface Post {
        /**
         * @param closing whether the wire ends with it
         */
        void deliver(NodeId node, ConferenceId conference, PersonId person, JsonObject word, boolean closing);
    }

    /** What outlives the room. */
    interface Over {
        /** Somebody may not come back. */
        void shutOut(PersonId person);

        /** The conference is over. */
        void end(ConferenceId conference);
    }

    /** Somebody in the room, and on which node their page is. */
    private record Present(Attendee attendee, NodeId node, String page, boolean microphone, boolean camera) {
        Present with(boolean sound, boolean picture) {
            return new Present(attendee, node, page, sound, picture);
        }
    }

    LedRoom(ConferenceId id, Post post, Over over) {
        this.id = id;
        this.post = post;
        this.over = over;
    }

    void carriedBy(Conference media) {
        conference = media;
    }

    Conference media() {
        Conference media = conference;
        if (media == null) {
            throw new IllegalStateException("a room without media");
        }
        return media;
    }

    ConferenceId id() {
        return id;
    }

    /** Gives the room up if nobody is in it; nobody comes in any more then. */
    synchronized boolean retire() {
        retired = retired || (present.isEmpty() && media().isEmpty());
        return retired;
    }

    /** Somebody's page is connected, to whichever node; false if the room was given up. */
    synchronized boolean join(Attendee attendee, NodeId node, String page, boolean again) {
        if (retired) {
            return false;
        }
        Present known = present.get(attendee.person().value());
        boolean same = known != null && known.page().equals(page);
        boolean sound = known == null || known.microphone();
        boolean picture = known == null || known.camera();
        present.put(attendee.person().value(), new Present(attendee, node, page, sound, picture));
        tell(attendee.person(), ConferenceMessages.say("led").build());
        media().join(attendee.person(), !same && !again);
        tellPeople();
        return true;
    }

    /** Somebody's wire is gone; perhaps they come back. */
    synchronized void lost(PersonId person, String page) {
        Present known = present.get(person.value());
        if (known != null && known.page().equals(page)) {
            media().wireLost(person);
        }
    }

    /** Whose node is gone can say nothing of their wire: it is gone too. */
    synchronized void miss(Set<NodeId> living) {
        present.values().stream()
                .filter(one -> !living.contains(one.node()))
                .forEach(one -> media().wireLost(one.attendee().person()));
    }

    /** A word of somebody. */
    synchronized void hear(PersonId person, JsonObject word) {
        Present speaker = present.get(person.value());
        if (speaker == null) {
            return;
        }
        switch (word.getString("type")) {
            case "offer" -> media().offer(stream(person, word), word.getInt("attempt"), word.getString("sdp"));
            case "candidate" ->
                media().candidate(stream(person, word), word.getInt("attempt"), ConferenceMessages.candidateOf(word));
            case "media" -> {
                present.put(person.value(), speaker.with(word.getBoolean("microphone"), word.getBoolean("camera")));
                tellPeople();
            }
            case "speaking" -> media().speaks(person, word.getBoolean("speaks"));
            case "pictures" -> media().limit(person, word.getInt("most"));
            case "leave" -> go(person);
            default -> lead(speaker, word);
        }
    }

    private void lead(Present speaker, JsonObject word) {
        if (!mayLead(speaker.attendee())) {
            tell(speaker.attendee().person(), ConferenceMessages.problem("not-allowed"));
            return;
        }
        switch (word.getString("type")) {
            case "silence" ->
                other(word)
                        .ifPresent(other -> tell(
                                other.attendee().person(),
                                ConferenceMessages.say("silenced").build()));
            case "send-away" -> other(word).ifPresent(this::sendAway);
            case "end" -> end();
            default -> tell(speaker.attendee().person(), ConferenceMessages.problem("not-allowed"));
        }
    }

    /** Who started it; a member, but no guest, while they are not there: there is no room that nobody can end. */
    private boolean mayLead(Attendee attendee) {
        boolean moderated =
                present.values().stream().anyMatch(one -> one.attendee().role() == Role.MODERATOR);
        return attendee.role() == Role.MODERATOR || (attendee.role() == Role.MEMBER && !moderated);
    }

    private Optional<Present> other(JsonObject word) {
        return Optional.ofNullable(present.get(word.getString("person")));
    }

    private void sendAway(Present other) {
        over.shutOut(other.attendee().person());
        close(other, ConferenceMessages.problem("sent-away"));
        go(other.attendee().person());
    }

    private void end() {
        over.end(id);
        finish();
    }

    /** It is over, whoever ended it: everybody is told, and nothing stays on the media server. */
    synchronized void finish() {
        List.copyOf(present.values())
                .forEach(one -> close(one, ConferenceMessages.say("over").build()));
        present.clear();
        media().close();
    }

    private void go(PersonId person) {
        present.remove(person.value());
        media().leave(person);
        tellPeople();
    }

    private void close(Present one, JsonObject word) {
        post.deliver(one.node(), id, one.attendee().person(), word, true);
    }

    private static StreamId stream(PersonId at, JsonObject word) {
        return new StreamId(at, new PersonId(word.getString("from")));
    }

    private void tellPeople() {
        JsonArrayBuilder people = WireJson.array();
        present.values()
                .forEach(one -> people.add(WireJson.object()
                        .add("id", one.attendee().person().value())
                        .add("name", one.attendee().name())
                        .add("role", one.attendee().role().name().toLowerCase(java.util.Locale.ROOT))
                        .add("leads", mayLead(one.attendee()))
                        .add("microphone", one.microphone())
                        .add("camera", one.camera())));
        JsonObject word = ConferenceMessages.say("people").add("people", people).build();
        present.values().forEach(one -> tell(one.attendee().person(), word));
    }

    private void tell(PersonId person, JsonObject word) {
        Present one = present.get(person.value());
        if (one != null) {
            post.deliver(one.node(), id, person, word, false);
        }
    }

    @Override
    public void opened(StreamId stream, int attempt) {
        tell(
                stream.at(),
                ConferenceMessages.say("opened")
                        .add("from", stream.from().value())
                        .add("attempt", attempt)
                        .build());
    }

    @Override
    public void answered(StreamId stream, int attempt, String sdp) {
        tell(
                stream.at(),
                ConferenceMessages.say("answer")
                        .add("from", stream.from().value())
                        .add("attempt", attempt)
                        .add("sdp", sdp)
                        .build());
    }

    @Override
    public void candidate(StreamId stream, int attempt, IceCandidate candidate) {
        tell(stream.at(), ConferenceMessages.candidate(stream.from().value(), attempt, candidate));
    }

    @Override
    public void flowing(StreamId stream, boolean flows) {
        tell(
                stream.at(),
                ConferenceMessages.say("flowing")
                        .add("from", stream.from().value())
                        .add("flows", flows)
                        .build());
    }

    @Override
    public void closed(StreamId stream) {
        tell(
                stream.at(),
                ConferenceMessages.say("closed")
                        .add("from", stream.from().value())
                        .build());
    }

    @Override
    public void arranged(PersonId at, List<PersonId> order, int pictures) {
        JsonArrayBuilder people = WireJson.array();
        order.forEach(person -> people.add(person.value()));
        tell(
                at,
                ConferenceMessages.say("order")
                        .add("order", people)
                        .add("pictures", pictures)
                        .build());
    }

    @Override
    public synchronized void left(PersonId person) {
        Present gone = present.remove(person.value());
        if (gone != null) {
            close(gone, ConferenceMessages.problem(GONE));
        }
        tellPeople();
    }

    @Override
    public synchronized void failed(StreamId stream, ConferenceProblem problem) {
        tell(stream.at(), ConferenceMessages.problem(stream.from().value(), problem));
        if (problem == ConferenceProblem.FULL || problem == ConferenceProblem.NO_CAPACITY) {
            Present refused = present.remove(stream.at().value());
            if (refused != null) {
                close(refused, ConferenceMessages.problem(problem.code()));
            }
            tellPeople();
        }
    }
}
