package de.medicalhub.video.consultation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What other features may ask of consultations. */
public interface Consultations {
    /** What the names of participant cookies begin with. */
    String COOKIE = "MHVIDEO";

    /**
     * The facts, as the gateway knows them.
     *
     * @throws RefusedException NO_CONSULTATION if nobody has opened it yet
     */
    ConsultationFacts get(AppointmentId appointment);

    /**
     * The caller as host, after FHIR was asked with the caller's own token.
     *
     * @throws RefusedException if the caller may not lead it, or not now
     */
    Participant host(StaffCaller caller, AppointmentId appointment);

    /** The patient, or the one more person, whose browser holds one of these participant cookies, while it is valid; who joined last. */
    Optional<Participant> findGuest(Collection<String> cookies);

    /** The same with the facts of the consultation, in one look. */
    Optional<Visitor> findVisitor(Collection<String> cookies);

    /** Somebody who may come in, and where. */
    record Visitor(Participant participant, ConsultationFacts facts) {}

    /**
     * The facts for somebody who comes in now with a ticket, unless their link was ended or its time has passed since they got it.
     *
     * @throws RefusedException NO_CONSULTATION as {@link #get}
     */
    Optional<ConsultationFacts> entering(Participant participant);

    /** Ends the link of somebody who is no host: they stay outside from now on. */
    void shutOut(Participant guest);

    /** Was their link ended, or has its time passed; never of a host. */
    boolean isShutOut(Participant participant);

    /** Other consultations of the same person that may be joined now (rule 13). */
    List<ConsultationFacts> listOfSameDesk(AppointmentId appointment);

    /**
     * Puts a step into the outbox to the record, in the running transaction; with the end of a call the links end that nobody
     * needs any more (rule 6).
     */
    void report(AppointmentId appointment, VisitStep step, Instant happenedAt);

    /**
     * Asks the record whether the Appointment stands (rule 10).
     *
     * @throws RefusedException APPOINTMENT_GONE, with whom to ring up, if it was moved or cancelled
     */
    void requireStanding(AppointmentId appointment);

    /**
     * The same for somebody who is inside and waits: asked again and again, it asks the record only where something of the
     * case has changed, and every few minutes.
     *
     * @throws RefusedException as {@link #requireStanding}
     */
    void requireStillStanding(AppointmentId appointment);
}
