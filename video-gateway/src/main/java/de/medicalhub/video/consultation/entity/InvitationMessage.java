package de.medicalhub.video.consultation.entity;

import de.medicalhub.video.consultation.AppointmentId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A link on its way to a patient; where to is known only until it is sent or given up (rule 15). */
@Entity
@Table(name = "invitation_message")
public class InvitationMessage {
    /** How it is sent. */
    public enum Channel {
        /** E-mail. */
        MAIL(Pattern.compile(
                "[^\\s@<>\"',;:\\\\]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,180}[A-Za-z0-9])?\\.[A-Za-z]{2,20}")),
        /** Text message; the number with country. */
        SMS(Pattern.compile("\\+(?!4[139]0)[1-9][0-9]{6,14}"));

        /** The zero in brackets that is dialled within the country only: +49 (0) 171. */
        private static final Pattern TRUNK =
                Pattern.compile("^((?:\\+|00)[\\s/.-]*[1-9][0-9\\s/.-]{0,4})\\(\\s*0\\s*\\)");

        private final Pattern form;

        Channel(Pattern form) {
            this.form = form;
        }

        /** The channel of that name, if there is one. */
        public static Optional<Channel> find(String code) {
            for (Channel channel : values()) {
                if (channel.code().equals(code)) {
                    return Optional.of(channel);
                }
            }
            return Optional.empty();
        }

        /** As the API spells it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The address as the channel needs it, if it is one: numbers without blanks, and German ones with their country. A zero
         * behind the country of Germany, Austria or Switzerland is a number that nobody has.
         */
        public Optional<String> address(String typed) {
            String plain = typed.strip();
            if (this == SMS) {
                String digits = TRUNK.matcher(plain).replaceFirst("$1").replaceAll("[\\s()/.-]", "");
                plain = digits.replaceFirst("^00", "+").replaceFirst("^0", "+49");
            }
            return Optional.of(plain).filter(text -> form.matcher(text).matches());
        }
    }

    /** How it stands. */
    public enum State {
        /** Not yet sent; it is tried again. */
        WAITING,
        /** Handed over to the mail server or the gateway. */
        SENT,
        /** Given up. */
        FAILED,
        /** Not sent any more, because a newer link was given out. */
        REPLACED
    }

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "appointment_id")
    private String appointmentId;

    @Enumerated(EnumType.STRING)
    @Column(name = "channel")
    private Channel channel;

    @Column(name = "address")
    private String address;

    @Column(name = "language")
    private String language;

    @Column(name = "consent")
    private boolean consent;

    @Column(name = "asked_by")
    private String askedBy;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private State state;

    @Column(name = "settled_at")
    private @Nullable Instant settledAt;

    @Version
    @Column(name = "version")
    private int version;

    protected InvitationMessage() {}

    /**
     * What the host asks for.
     *
     * @param address as the channel needs it; the host has said that the patient gave it for this
     * @param askedBy who asks, as a hash
     */
    public record Wish(Channel channel, String address, Locale language, String askedBy) {}

    public InvitationMessage(AppointmentId appointment, Wish wish, Instant askedAt) {
        this.id = UUID.randomUUID();
        this.appointmentId = appointment.value();
        this.channel = wish.channel();
        this.address = wish.address();
        this.language = wish.language().getLanguage();
        this.consent = true;
        this.askedBy = wish.askedBy();
        this.askedAt = askedAt;
        this.state = State.WAITING;
    }

    /**
     * It was sent, or will never be; the address is forgotten. Who settles it again changes nothing.
     *
     * @return was it waiting until now
     */
    public boolean settle(State settled, Instant now) {
        if (settled == State.WAITING) {
            throw new IllegalArgumentException("not settled");
        }
        if (state != State.WAITING) {
            return false;
        }
        state = settled;
        settledAt = now;
        address = "";
        return true;
    }

    public UUID id() {
        return id;
    }

    public AppointmentId appointment() {
        return new AppointmentId(appointmentId);
    }

    /** Has that person asked for it; by the hash. */
    public boolean isAskedBy(String hash) {
        return askedBy.equals(hash);
    }

    public Channel channel() {
        return channel;
    }

    /** Where it goes; empty once it is settled. */
    public String address() {
        return address;
    }

    /** In which it is written. */
    public Locale language() {
        return Locale.forLanguageTag(language);
    }

    public Instant askedAt() {
        return askedAt;
    }

    public State state() {
        return state;
    }

    public boolean isWaiting() {
        return state == State.WAITING;
    }

    /** When it was sent or given up, else when it was asked for. */
    public Instant since() {
        Instant settled = settledAt;
        return settled == null ? askedAt : settled;
    }
}
