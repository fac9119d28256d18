package de.medicalhub.video.consultation.entity;

import de.medicalhub.video.consultation.AppointmentId;
import de.medicalhub.video.consultation.Participant;
import de.medicalhub.video.consultation.Participant.Side;
import de.medicalhub.video.consultation.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One link for one browser; secrets are kept as hashes only. */
@Entity
@Table(name = "invitation")
public class Invitation {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "appointment_id")
    private String appointmentId;

    @Enumerated(EnumType.STRING)
    @Column(name = "side")
    private Side side;

    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "participant_hash")
    private @Nullable String participantHash;

    @Column(name = "joined_at")
    private @Nullable Instant joinedAt;

    @Column(name = "revoked_at")
    private @Nullable Instant revokedAt;

    @Column(name = "message_id")
    private @Nullable UUID messageId;

    @Version
    @Column(name = "version")
    private int version;

    protected Invitation() {}

    public Invitation(AppointmentId appointment, Side side, String tokenHash, Instant createdAt, Instant expiresAt) {
        this.id = UUID.randomUUID();
        this.appointmentId = appointment.value();
        this.side = side;
        this.tokenHash = tokenHash;
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    /** A link for the patient that the hub sends by itself. */
    public static Invitation sentBy(InvitationMessage message, String tokenHash, Instant createdAt, Instant expiresAt) {
        Invitation made = new Invitation(message.appointment(), Side.PATIENT, tokenHash, createdAt, expiresAt);
        made.messageId = message.id();
        return made;
    }

    /** Was it made for that message. */
    public boolean isOf(InvitationMessage message) {
        return message.id().equals(messageId);
    }

    /**
     * May a browser use the link.
     *
     * @param cookieHashes of the browser's participant cookies
     */
    public Optional<Refusal> refusalFor(Set<String> cookieHashes, Instant now) {
        if (!isValid(now)) {
            return Optional.of(Refusal.LINK_EXPIRED);
        }
        String bound = participantHash;
        return bound == null || cookieHashes.contains(bound) ? Optional.empty() : Optional.of(Refusal.LINK_TAKEN);
    }

    /** Binds the link to a browser; once only. */
    public void bind(String newParticipantHash, Instant now) {
        if (participantHash != null) {
            throw new IllegalStateException("already bound");
        }
        participantHash = newParticipantHash;
        joinedAt = now;
    }

    /** Ends it before its time. */
    public void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    public boolean isValid(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    public boolean isBound() {
        return participantHash != null;
    }

    /** Did the browser join with it that has this cookie. */
    public boolean isBoundTo(String cookieHash) {
        return cookieHash.equals(participantHash);
    }

    /** When a browser joined with it; the beginning of time if none has. */
    public Instant joinedAt() {
        return joinedAt == null ? Instant.MIN : joinedAt;
    }

    /** Who comes with it; only the link is known of them, so they have no name. */
    public Participant guest() {
        return new Participant(appointment(), side, id.toString(), "");
    }

    /** As what its person takes part. */
    public Side side() {
        return side;
    }

    public UUID id() {
        return id;
    }

    public AppointmentId appointment() {
        return new AppointmentId(appointmentId);
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
