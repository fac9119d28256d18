package de.medicalhub.video.conference.control;

import de.medicalhub.video.conference.Attendee;
import de.medicalhub.video.conference.ConferenceId;
import de.medicalhub.video.conference.PersonId;
import de.medicalhub.video.door.Wire;
import de.medicalhub.video.nodes.NodeId;
import de.medicalhub.video.nodes.NodeWire;
import de.medicalhub.video.relay.Relay;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * The conferences as far as this node knows them: the wires of those who are connected here, and the rooms that this node
 * leads. What somebody says goes to the node that leads their room, and what they are told comes from there (rule 15).
 */
public final class ConferenceHall {
    private static final String IN = "conference-in";
    private static final String OUT = "conference-out";
    private static final int REPLACED = 4001;
    private static final int FINISHED = 4003;
    private static final int FAULT = 1011;

    private final Map<ConferenceId, LedRoom> led = new ConcurrentHashMap<>();
    private final Map<ConferenceId, NodeId> leaders = new ConcurrentHashMap<>();
    private final Map<PersonId, Seated> seated = new ConcurrentHashMap<>();
    private final ConferenceTickets tickets;
    private final ConferenceStore store;
    private final ConferenceLeases leases;
    private final MediaPool pool;
    private final ConferenceBook book;
    private final NodeWire nodes;
    private final Relay relay;
    private final Clock clock;
    private final Executor threads;

    /** Somebody whose page is connected to this node. */
    private record Seated(Attendee attendee, String page, Wire wire) {}

    /**
     * What a hall works with.
     *
     * @param threads for rooms without a media server
     */
    public record Parts(
            ConferenceTickets tickets,
            ConferenceStore store,
            ConferenceLeases leases,
            MediaPool pool,
            ConferenceBook book,
            NodeWire nodes,
            Relay relay,
            Clock clock,
            Executor threads) {}

    public ConferenceHall(Parts parts) {
        tickets = parts.tickets();
        store = parts.store();
        leases = parts.leases();
        pool = parts.pool();
        book = parts.book();
        nodes = parts.nodes();
        relay = parts.relay();
        clock = parts.clock();
        threads = parts.threads();
        nodes.onWord(IN, (from, body) -> heard(from, HallWords.read(body)));
        nodes.onWord(OUT, (from, body) -> told(HallWords.read(body)));
        nodes.onGap(this::lookAfterGap);
    }

    /** A browser has opened a wire; it is nobody until it shows a ticket. */
    public ConferenceLine open(Wire wire) {
        return new ConferenceLine(this, wire);
    }

    /** Once a second: which rooms this node leads, who is to be told, what time brings about. */
    public synchronized void look() {
        // a room that is taken up meanwhile was not asked about, and is not dropped for want of an answer
        Set<ConferenceId> asked = Set.copyOf(led.keySet());
        Set<ConferenceId> still = leases.renew(nodes.self(), asked);
        Set<NodeId> living = asked.isEmpty() ? Set.of() : nodes.living();
        asked.forEach(id -> lookAt(id, still.contains(id), living));
        seated.values().stream()
                .map(one -> one.attendee().conference())
                .distinct()
                .forEach(this::leader);
    }

    private void lookAt(ConferenceId id, boolean still, Set<NodeId> living) {
        LedRoom room = led.get(id);
        if (room == null) {
            return;
        }
        if (!still) {
            drop(id, room);
        } else if (here(id).isEmpty() && room.retire()) {
            led.remove(id, room);
            leaders.remove(id);
            room.media().retire(() -> leases.release(id, nodes.self()));
        } else {
            room.miss(living);
            room.media().look();
        }
    }

    /** This node may have counted as gone, and its people with it: they say again that they are here. */
    private void lookAfterGap() {
        look();
        seated.values().forEach(one -> say(one.attendee(), HallWords.join(one.attendee(), one.page(), true)));
    }

    /** Another node leads it now and has the media; or it was ended, or forgotten, and nothing of it may stay. */
    private void drop(ConferenceId id, LedRoom room) {
        led.remove(id, room);
        leaders.remove(id);
        if (leases.lead(id, nodes.self()).isEmpty()) {
            room.finish();
        } else {
            room.media().abandon();
        }
    }

    private List<Seated> here(ConferenceId id) {
        return seated.values().stream()
                .filter(one -> one.attendee().conference().equals(id))
                .toList();
    }

    Optional<Attendee> seat(JsonObject hello, Wire wire) {
        Optional<Attendee> found =
                tickets.redeem(hello.getString("ticket"), wire).filter(attendee -> !store.isShutOut(attendee.person()));
        found.ifPresent(attendee -> {
            // what it says is asked for first: who cannot be greeted takes no seat, and nobody loses theirs for that
            JsonObject welcome = welcome(attendee);
            Seated fresh = new Seated(attendee, hello.getString("page"), wire);
            Seated older = seated.put(attendee.person(), fresh);
            wire.send(welcome);
            if (older != null) {
                older.wire().send(ConferenceMessages.problem("replaced"));
                older.wire().close(REPLACED, "replaced");
            }
            introduce(fresh, hello.getBoolean("again"));
        });
        return found;
    }

    /** Who cannot be brought to their room keeps no wire that leads nowhere: the page comes again. */
    private void introduce(Seated fresh, boolean again) {
        Attendee attendee = fresh.attendee();
        try {
            if (!leader(attendee.conference())) {
                say(attendee, HallWords.join(attendee, fresh.page(), again));
            }
        } catch (RuntimeException e) {
            seated.remove(attendee.person(), fresh);
            fresh.wire().close(FAULT, "fault");
            throw e;
        }
    }

    /** Says it to whoever leads the room. */
    void say(Attendee attendee, JsonObject word) {
        ConferenceId id = attendee.conference();
        NodeId leader = leaders.get(id);
        if (leader == null) {
            return;
        }
        if (leader.equals(nodes.self())) {
            hear(id, nodes.self(), attendee.person(), word);
        } else {
            nodes.send(leader, IN, HallWords.envelope(id, attendee.person(), word, false));
        }
    }

    void gone(Attendee attendee, Wire wire) {
        Seated known = seated.get(attendee.person());
        if (known != null && known.wire().equals(wire) && seated.remove(attendee.person(), known)) {
            say(attendee, HallWords.lost(known.page()));
        }
    }

    /** Finds who leads; if that changed, all who are connected here introduce themselves there, and this says so. */
    private boolean leader(ConferenceId id) {
        Optional<NodeId> found = leases.lead(id, nodes.self());
        if (found.isEmpty()) {
            leaders.remove(id);
            here(id).forEach(one -> bring(
                    one.attendee().person(), ConferenceMessages.say("over").build(), true));
            return false;
        }
        NodeId leader = found.get();
        if (leader.equals(nodes.self())) {
            led.computeIfAbsent(id, this::lead);
        }
        boolean changed = !leader.equals(leaders.put(id, leader));
        if (changed) {
            here(id).forEach(one -> say(one.attendee(), HallWords.join(one.attendee(), one.page(), true)));
        }
        return changed;
    }

    private LedRoom lead(ConferenceId id) {
        LedRoom room = new LedRoom(id, this::deliver, new LedRoom.Over() {
            @Override
            public void shutOut(PersonId person) {
                store.shutOut(person);
            }

            @Override
            public void end(ConferenceId conference) {
                store.end(conference, clock.instant());
            }
        });
        // presence is told by real seconds, not by the moved clock
        Conference media = new Conference(id, pool, book, room, Clock.systemUTC(), threads);
        room.carriedBy(media);
        media.takeOver();
        return room;
    }

    private void hear(ConferenceId id, NodeId from, PersonId person, JsonObject word) {
        LedRoom room = led.get(id);
        String type = word.getString("type");
        if (type.equals("join")) {
            if (room == null || !join(room, from, person, word)) {
                Optional.ofNullable(room).ifPresent(old -> led.remove(id, old));
                joinAnew(id, from, person, word);
            }
        } else if (room != null && type.equals("lost")) {
            room.lost(person, word.getString("page"));
        } else if (room != null) {
            room.hear(person, word);
        }
    }

    private static boolean join(LedRoom room, NodeId from, PersonId person, JsonObject word) {
        return room.join(
                HallWords.joining(room.id(), person, word), from, word.getString("page"), word.getBoolean("again"));
    }

    /** Who comes to a room that was just given up finds it again. */
    private void joinAnew(ConferenceId id, NodeId from, PersonId person, JsonObject word) {
        leader(id);
        LedRoom fresh = led.get(id);
        if (fresh != null) {
            join(fresh, from, person, word);
        }
    }

    private void heard(NodeId from, JsonObject envelope) {
        ConferenceId.find(envelope.getString("conference"))
                .ifPresent(id ->
                        hear(id, from, new PersonId(envelope.getString("person")), envelope.getJsonObject("word")));
    }

    private void deliver(NodeId node, ConferenceId id, PersonId person, JsonObject word, boolean closing) {
        if (node.equals(nodes.self())) {
            bring(person, word, closing);
        } else {
            nodes.send(node, OUT, HallWords.envelope(id, person, word, closing));
        }
    }

    private void told(JsonObject envelope) {
        bring(
                new PersonId(envelope.getString("person")),
                envelope.getJsonObject("word"),
                envelope.getBoolean("closing"));
    }

    private void bring(PersonId person, JsonObject word, boolean closing) {
        Seated one = closing ? seated.remove(person) : seated.get(person);
        if (one != null) {
            one.wire().send(word);
        }
        if (one != null && closing) {
            one.wire().close(FINISHED, "finished");
        }
    }

    /** Who enters, and the ways to the relay that are good from now on for a limited time. */
    private JsonObject welcome(Attendee attendee) {
        return ConferenceMessages.relay("welcome", relay)
                .add("person", attendee.person().value())
                .add("relayOnly", relay.isOnly() || store.isRelayOnly(attendee.conference()))
                .build();
    }

    /** Fresh credentials: a connection that is made later needs them as much as the first one. */
    JsonObject relay() {
        return ConferenceMessages.relay("relay", relay).build();
    }
}
