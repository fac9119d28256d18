package de.medicalhub.portal.identity;

import de.medicalhub.common.security.Role;
import java.util.List;
import java.util.Set;

/** Where each role may go (I3). */
public final class Navigation {
    /** One entry; {@code label} is a key of the messages. */
    public record Entry(String id, String label, String href) {}

    private static final Entry CALENDAR = entry("calendar", "/calendar");
    private static final Entry WORK = entry("todo", "/#todo");
    private static final Entry TASKS = entry("tasks", "/tasks");
    private static final Entry MESSAGES = entry("messages", "/messages");
    private static final Entry PATIENTS = entry("patients", "/patients");
    private static final Entry PLAN = entry("medication-plan", "/medication-plan");
    private static final Entry PARCELS = entry("parcels", "/transport/parcels");

    private static final Entry NUMBERS = entry("numbers", "/numbers");

    private Navigation() {}

    /** The entries of somebody with these roles, the most used first. */
    public static List<Entry> of(Set<Role> roles) {
        return List.of(Role.values()).stream()
                .filter(roles::contains)
                .flatMap(role -> entries(role).stream())
                .distinct()
                .limit(6)
                .toList();
    }

    private static List<Entry> entries(Role role) {
        return switch (role) {
            case DISCHARGE_MANAGER ->
                List.of(
                        entry("cases", "/#cases"),
                        entry("inpatients", "/#inpatients"),
                        PATIENTS,
                        TASKS,
                        MESSAGES,
                        NUMBERS);
            case NURSE -> List.of(WORK, entry("requests", "/#requests"), PATIENTS, TASKS, CALENDAR, MESSAGES);
            case GP -> List.of(WORK, entry("consultations", "/#consultations"), PATIENTS, TASKS, CALENDAR, MESSAGES);
            case PHARMACIST -> List.of(entry("medicine", "/"), PARCELS, PLAN, MESSAGES);
            case DISPATCHER ->
                List.of(
                        entry("board", "/transport/board"),
                        entry("standing", "/transport/standing"),
                        PARCELS,
                        entry("fleet", "/transport/fleet"),
                        entry("papers", "/transport/papers"),
                        entry("billing", "/transport/billing"));
            case DRIVER -> List.of(entry("drive", "/transport/drive"));
            case PATIENT, RELATIVE -> List.of(entry("my-care", "/"));
            case ADMIN ->
                List.of(
                        entry("organisations", "/"),
                        NUMBERS,
                        entry("undelivered", "/undelivered"),
                        entry("emergencies", "/emergency-accesses"),
                        entry("imports", "/imports"));
            case HOSPITAL_SYSTEM, TRANSPORT_SERVICE, VIDEO_SERVICE, NOTIFICATION_SERVICE -> List.of();
        };
    }

    private static Entry entry(String id, String href) {
        return new Entry(id, "nav." + id, href);
    }
}
