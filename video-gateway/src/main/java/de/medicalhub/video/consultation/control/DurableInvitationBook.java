package de.medicalhub.video.consultation.control;

import de.medicalhub.video.consultation.ConsultationFacts;
import de.medicalhub.video.consultation.Consultations;
import de.medicalhub.video.consultation.RefusedException;
import de.medicalhub.video.consultation.entity.InvitationMessage;
import de.medicalhub.video.consultation.entity.InvitationMessage.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** In the database; each method is one transaction. */
@ApplicationScoped
public class DurableInvitationBook implements InvitationBook {
    @Inject
    private Invitations invitations;

    @Inject
    private Consultations consultations;

    @Inject
    private AppointmentRecords records;

    @Inject
    private Clock clock;

    @PersistenceContext
    private EntityManager entities;

    @Override
    @Transactional(dontRollbackOn = RefusedException.class)
    public Optional<Ready> prepare(UUID id, int attempt) {
        return find(id).filter(InvitationMessage::isWaiting).flatMap(message -> ready(message, attempt));
    }

    private Optional<Ready> ready(InvitationMessage message, int attempt) {
        ConsultationFacts facts = consultations.get(message.appointment());
        boolean over = facts.window().isAfter(clock.instant())
                || records.standing(message.appointment()).isGone();
        if (over) {
            message.settle(State.FAILED, clock.instant());
            return Optional.empty();
        }
        Invitations.Issued issued = invitations.issueFor(message, facts);
        return Optional.of(new Ready(
                message.channel(),
                message.address(),
                InvitationWords.of(message, attempt, facts, issued.url(), clock.instant())));
    }

    @Override
    @Transactional
    public void settle(UUID id, State state) {
        find(id).filter(message -> message.settle(state, clock.instant()))
                .filter(settled -> settled.state() == State.SENT)
                .ifPresent(invitations::sent);
    }

    /** Locked, so that a newer link comes before or behind and never in between. */
    private Optional<InvitationMessage> find(UUID id) {
        return Optional.ofNullable(entities.find(InvitationMessage.class, id, LockModeType.PESSIMISTIC_WRITE));
    }
}
