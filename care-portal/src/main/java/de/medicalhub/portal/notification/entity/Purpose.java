package de.medicalhub.portal.notification.entity;

import de.medicalhub.common.security.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What people choose to be told of; each covers some kinds of notices and is offered to some roles. */
public enum Purpose {
    REQUEST,
    ANSWER,
    AWARD,
    WAY,
    MESSAGE,
    APPOINTMENT,
    CHANGE,
    EMERGENCY;

    /** The purpose that a kind of notice belongs to; a kind that is not known is told to nobody. */
    public static Optional<Purpose> ofKind(String kind) {
        return switch (kind) {
            case "referral-requested",
                    "dispense-requested",
                    "ride-requested",
                    "delivery-requested",
                    "delivery-held",
                    "case-opened",
                    "task-requested",
                    "task-ended" -> Optional.of(REQUEST);
            case "answered" -> Optional.of(ANSWER);
            case "awarded", "request-ended" -> Optional.of(AWARD);
            case "ride-on-the-way", "medicine-on-the-way" -> Optional.of(WAY);
            case "message",
                    "question-asked",
                    "question-replied",
                    "questionnaire-requested",
                    "questionnaire-near",
                    "questionnaire-answered" -> Optional.of(MESSAGE);
            case "appointment-booked", "appointment-cancelled", "appointment-near" -> Optional.of(APPOINTMENT);
            case "case-moved", "case-ended", "unplanned", "ride-moved", "delivery-moved", "substitute-named" ->
                Optional.of(CHANGE);
            case "emergency-opened" -> Optional.of(EMERGENCY);
            default -> Optional.empty();
        };
    }

    /** What somebody with these roles may choose. */
    public static List<Purpose> of(Set<Role> roles) {
        return Arrays.stream(values())
                .filter(purpose ->
                        roles.stream().anyMatch(role -> offeredTo(role).contains(purpose)))
                .toList();
    }

    private static Set<Purpose> offeredTo(Role role) {
        return switch (role) {
            case DISCHARGE_MANAGER -> EnumSet.of(REQUEST, ANSWER, MESSAGE, CHANGE);
            case NURSE -> EnumSet.of(REQUEST, AWARD, MESSAGE, APPOINTMENT, CHANGE);
            case GP -> EnumSet.of(REQUEST, MESSAGE, APPOINTMENT, CHANGE);
            case PHARMACIST -> EnumSet.of(REQUEST, MESSAGE, CHANGE);
            case DISPATCHER -> EnumSet.of(REQUEST, CHANGE);
            case PATIENT -> EnumSet.of(WAY, MESSAGE, APPOINTMENT, CHANGE, EMERGENCY);
            case RELATIVE -> EnumSet.of(WAY, MESSAGE, APPOINTMENT, CHANGE);
            case ADMIN -> EnumSet.of(EMERGENCY);
            default -> EnumSet.noneOf(Purpose.class);
        };
    }

    /** As part of keys of messages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
