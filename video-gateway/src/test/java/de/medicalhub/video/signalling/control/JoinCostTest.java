package de.medicalhub.video.signalling.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Consultations;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Participant.Side;
import de.medicalhub.video.nodes.NodeWire;
import de.medicalhub.video.nodes.Presence;
import de.medicalhub.video.nodes.gateway.PostgresNodes;
import de.medicalhub.video.nodes.gateway.TestNodes;
import de.medicalhub.video.waitingroom.WaitingRooms;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How often the database is asked when somebody comes and goes: at the full hour two hundred do so each second. */
@Timeout(60)
class JoinCostTest {
    private static final Clock CLOCK = Clock.fixed(FakeConsultations.NINE, ZoneOffset.UTC);
    /** Answered from memory. */
    private static final Set<String> FREE = Set.of("self", "onWord", "onGap", "isHearing");

    private static TestNodes nodes;

    /** On a busy machine a node looks again after a missed beat, on another thread, which belongs to nobody's coming. */
    private final Thread mine = Thread.currentThread();

    private final List<String> asked = new ArrayList<>();
    private final AppointmentId appointment =
            new AppointmentId(UUID.randomUUID().toString());
    private final Tickets tickets = new Tickets(CLOCK);
    private Switchboard switchboard;

    @BeforeAll
    static void database() {
        nodes = new TestNodes();
    }

    @AfterAll
    static void end() {
        nodes.close();
    }

    @BeforeEach
    void begin() {
        PostgresNodes node = nodes.start();
        switchboard = new Switchboard(
                tickets,
                counted(Consultations.class, new FakeConsultations()),
                counted(WaitingRooms.class, new MemoryWaitingRooms()),
                name -> List.of(),
                quality -> {},
                CLOCK,
                new OtherNodes(counted(NodeWire.class, node), counted(Presence.class, node)));
    }

    @Test
    @DisplayName("a patient who comes back costs four looks and the row of their page; their signs of life nothing")
    void comes() {
        Browser patient = new Browser(switchboard, "page-patient").hello(tickets.issue(person(Side.PATIENT)));
        assertThat(asked).containsExactly("entering", "arrive", "here", "get", "sendAll");
        asked.clear();
        patient.say("ping");
        assertThat(asked).isEmpty();
    }

    @Test
    @DisplayName("who goes costs the row of their page, and one look whether any node is to be told")
    void goes() {
        Browser patient = new Browser(switchboard, "page-patient").hello(tickets.issue(person(Side.PATIENT)));
        asked.clear();
        patient.goes();
        assertThat(asked).containsExactly("gone", "sendAll");
    }

    private Participant person(Side side) {
        return new Participant(appointment, side, "p", "");
    }

    @SuppressWarnings("unchecked")
    private <T> T counted(Class<T> type, T real) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
            if (Thread.currentThread() == mine && !FREE.contains(method.getName())) {
                asked.add(method.getName());
            }
            try {
                return method.invoke(real, given);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}
