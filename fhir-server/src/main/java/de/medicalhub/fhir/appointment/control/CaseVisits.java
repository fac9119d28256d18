package de.medicalhub.fhir.appointment.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.LocalReference;
import de.medicalhub.fhir.appointment.VideoVisit;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Schedule;
import org.hl7.fhir.r4.model.Slot;

/** What comes with an appointment of a case: the person in place of the post, a room, the visit (rule 11 of the feature). */
final class CaseVisits {
    static final String MOVED = "moved";
    private static final Set<Encounter.EncounterStatus> NOT_BEGUN = EnumSet.of(
            Encounter.EncounterStatus.PLANNED, Encounter.EncounterStatus.ARRIVED, Encounter.EncounterStatus.TRIAGED);

    private final Calendars calendars;
    private final CaseRules rules;

    CaseVisits(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.rules = new CaseRules(calendars, clock);
    }

    /** Completes an appointment whose calendars' actors take part already, and ends the visit that it replaces. */
    void complete(Appointment booked, TimeSpan time, Optional<Appointment> replaced, SlotBundle bundle) {
        Map<String, PractitionerRole> posts = posts(booked);
        booked.getParticipant()
                .forEach(participant -> Optional.ofNullable(posts.get(LocalReference.of(participant.getActor())))
                        .ifPresent(post ->
                                participant.setActor(post.getPractitioner().copy())));
        rules.requireNobodyElse(booked, time, replaced.map(LocalReference::of).orElse(""));
        booked.setMinutesDuration(
                (int) Duration.between(time.start(), time.end()).toMinutes());
        booked.getExtension().removeIf(extension -> HubCodes.VIRTUAL_SERVICE.equals(extension.getUrl()));
        if (CaseRules.is(booked, HubCodes.VIDEO_CONSULTATION)) {
            booked.addExtension(VideoVisit.room());
        }
        replaced.ifPresent(old -> {
            old.setCancelationReason(OwnCodes.shipped().concept(HubCodes.CANCEL_REASON, MOVED));
            end(old, bundle);
        });
    }

    /** The visits that an appointment would have become do not come. */
    void end(Appointment old, SlotBundle bundle) {
        calendars.encountersOf(LocalReference.of(old)).stream()
                .filter(encounter -> NOT_BEGUN.contains(encounter.getStatus()))
                .forEach(encounter -> bundle.replace(encounter.setStatus(Encounter.EncounterStatus.CANCELLED)));
    }

    /** Those that came to nothing are to come again. */
    void resume(Appointment returning, SlotBundle bundle) {
        calendars.encountersOf(LocalReference.of(returning)).stream()
                .filter(encounter -> encounter.getStatus() == Encounter.EncounterStatus.CANCELLED)
                .forEach(encounter -> bundle.replace(encounter.setStatus(Encounter.EncounterStatus.PLANNED)));
    }

    /**
     * The visit that a video consultation of a case will become.
     *
     * @param name of the appointment in the transaction
     */
    Optional<Encounter> planned(Appointment booked, String name) {
        Optional<String> caseId = CaseId.find(booked);
        if (caseId.isEmpty() || !CaseRules.is(booked, HubCodes.VIDEO_CONSULTATION)) {
            return Optional.empty();
        }
        String doctor = first(booked, "Practitioner/");
        VideoVisit visit = new VideoVisit(
                CaseId.parse(caseId.get()).toIdentifier(), first(booked, "Patient/"), doctor, practiceOf(booked));
        return Optional.of(visit.planned(name));
    }

    private String practiceOf(Appointment booked) {
        return booked.getSlot().stream()
                .flatMap(slot -> calendars.find(Slot.class, LocalReference.of(slot)).stream())
                .flatMap(slot -> calendars.find(Schedule.class, LocalReference.of(slot.getSchedule())).stream())
                .flatMap(calendar -> calendars.organisationsOf(calendar).stream())
                .findFirst()
                .orElse("");
    }

    private Map<String, PractitionerRole> posts(Appointment booked) {
        Map<String, PractitionerRole> posts = new HashMap<>();
        List<String> actors = Refs.actors(booked).stream()
                .filter(actor -> actor.startsWith("PractitionerRole/"))
                .toList();
        actors.forEach(actor -> calendars
                .find(PractitionerRole.class, actor)
                .filter(PractitionerRole::hasPractitioner)
                .ifPresent(post -> posts.put(actor, post)));
        return posts;
    }

    private static String first(Appointment booked, String type) {
        return booked.getParticipant().stream()
                .map(Appointment.AppointmentParticipantComponent::getActor)
                .map((Reference actor) -> LocalReference.of(actor))
                .filter(actor -> actor.startsWith(type))
                .findFirst()
                .orElse("");
    }
}
