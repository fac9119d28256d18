package de.medicalhub.video.consultation.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.common.outbox.OutboxEntry;
import de.medicalhub.common.outbox.UndeliverableException;
import de.medicalhub.common.problem.HubException;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.video.consultation.control.InvitationCarrier.Parcel;
import de.medicalhub.video.consultation.entity.InvitationMessage.Channel;
import de.medicalhub.video.consultation.entity.InvitationMessage.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CarryInvitationsTest {
    private static final UUID MESSAGE = UUID.randomUUID();

    private final List<String> carried = new ArrayList<>();
    private final List<State> settled = new ArrayList<>();
    private int links;
    private @Nullable RuntimeException fault;

    private final CarryInvitations delivery = new CarryInvitations(
            new InvitationBook() {
                @Override
                public Optional<Ready> prepare(UUID message, int attempt) {
                    if (!settled.isEmpty()) {
                        return Optional.empty();
                    }
                    links++;
                    return Optional.of(
                            new Ready(Channel.MAIL, "a@example.org", new Parcel("id", "", "link " + links, "")));
                }

                @Override
                public void settle(UUID message, State state) {
                    settled.add(state);
                }
            },
            new InvitationCarrier() {
                @Override
                public boolean serves(Channel channel) {
                    return true;
                }

                @Override
                public void carry(Channel channel, String address, Parcel parcel) {
                    if (fault != null) {
                        throw fault;
                    }
                    carried.add(parcel.text());
                }
            });

    @Test
    @DisplayName("rule 15: sent once, also where the outbox brings it again")
    void once() {
        delivery.send(attempt(1));
        delivery.send(attempt(2));
        assertThat(carried).containsExactly("link 1");
        assertThat(settled).containsExactly(State.SENT);
    }

    @Test
    @DisplayName("rule 15: a server that is away is tried again, with a link of its own for each attempt")
    void triedAgain() {
        fault = new HubException(ProblemKind.UNAVAILABLE, "away");
        assertThatThrownBy(() -> delivery.send(attempt(1))).isSameAs(fault);
        assertThat(settled).isEmpty();
        fault = null;
        delivery.send(attempt(2));
        assertThat(carried).containsExactly("link 2");
        assertThat(settled).containsExactly(State.SENT);
    }

    @Test
    @DisplayName(
            "rule 15: after about an hour it has failed, and is not tried for ever; nothing is left for an operator")
    void givenUp() {
        fault = new HubException(ProblemKind.UNAVAILABLE, "away");
        assertThatThrownBy(() -> delivery.send(attempt(17))).isSameAs(fault);
        delivery.send(attempt(18));
        assertThat(settled).containsExactly(State.FAILED);
    }

    @Test
    @DisplayName("rule 15: an address that is refused has failed at once; nothing is left for an operator")
    void refused() {
        fault = new UndeliverableException("no such address", null);
        delivery.send(attempt(1));
        assertThat(settled).containsExactly(State.FAILED);
    }

    private static OutboxEntry attempt(int number) {
        return new OutboxEntry(1, SendInvitations.TOPIC, "invitation/1", MESSAGE.toString(), number);
    }
}
