package de.medicalhub.video.signalling.control;

import static de.medicalhub.video.nodes.gateway.TestNodes.until;
import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.video.SessionEnded;
import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Participant.Side;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pages that were loaded anew, and pages that went: nothing on the node holds them, or what was said on their wires. */
@Timeout(60)
class NothingIsHeldTest {
    private static final AppointmentId APPOINTMENT = new AppointmentId("appointment-1");
    private static final Clock CLOCK = Clock.fixed(FakeConsultations.NINE, ZoneOffset.UTC);
    private static final int RELOADS = 50;

    private final Tickets tickets = new Tickets(CLOCK);
    private final Switchboard switchboard = new Switchboard(
            tickets,
            new FakeConsultations(),
            new MemoryWaitingRooms(),
            name -> List.of(),
            quality -> {},
            CLOCK,
            new OtherNodes(new LostWordTest.Line(), new LostWordTest.Nobody()));

    @Test
    @DisplayName(
            "of a call in which both load their pages anew again and again, the two open ones are held and no other")
    void reloads() {
        List<WeakReference<Browser>> before = new ArrayList<>();
        for (int load = 1; load <= RELOADS; load++) {
            before.add(new WeakReference<>(enter(Side.PATIENT, load)));
            before.add(new WeakReference<>(enter(Side.HOST, load)));
        }
        Browser patient = enter(Side.PATIENT, RELOADS + 1);
        Browser host = enter(Side.HOST, RELOADS + 1);
        switchboard.noteSigns();
        until(() -> areForgotten(before));
        host.offerTo("page-patient-51");
        assertThat(patient.heard("description")).hasSize(1);
        assertThat(before).hasSize(2 * RELOADS);
    }

    @Test
    @DisplayName("when both have gone nothing of their pages is held, though the host's session goes on")
    void goes() {
        List<WeakReference<Browser>> gone = new ArrayList<>();
        gone.add(new WeakReference<>(comesAndGoes(Side.PATIENT)));
        gone.add(new WeakReference<>(comesAndGoes(Side.HOST)));
        switchboard.noteSigns();
        until(() -> areForgotten(gone));
        // and whoever signs out later ends nothing that is over
        tickets.signedOut(new SessionEnded("session"));
        assertThat(gone).hasSize(2);
    }

    private Browser comesAndGoes(Side side) {
        Browser page = enter(side, 1);
        page.goes();
        return page;
    }

    private Browser enter(Side side, int load) {
        Participant person = new Participant(APPOINTMENT, side, side.code(), "");
        Browser page = new Browser(switchboard, "page-" + side.code() + "-" + load)
                .hello(tickets.issue(person, side == Side.HOST ? "session" : ""));
        page.say(side == Side.HOST ? "admit" : "wait");
        page.say("ping");
        return page;
    }

    private static boolean areForgotten(List<WeakReference<Browser>> pages) {
        System.gc();
        return pages.stream().allMatch(page -> page.get() == null);
    }
}
