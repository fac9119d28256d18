package de.medicalhub.portal.handover.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.EndOfCase;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.handover.entity.CaseHead;
import de.medicalhub.portal.records.PartialDate;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Task;

/** Puts person and plan into words; pure. */
public final class CaseHeads {
    private final Texts texts;

    public CaseHeads(Texts texts) {
        this.texts = texts;
    }

    public CaseHead of(Case found) {
        Patient patient = found.patient().orElseGet(Patient::new);
        Optional<Task> referral = found.tasks(Tasks.REFERRAL).stream().findFirst();
        Optional<Task> ride = found.task(Tasks.RIDE);
        return new CaseHead(
                found.patientName(),
                PartialDate.ofBirth(patient).words(texts),
                Resources.line(patient.getAddressFirstRep()),
                Objects.requireNonNullElse(patient.getTelecomFirstRep().getValue(), ""),
                found.plannedDischarge().map(texts.times()::moment).orElse(""),
                EndOfCase.words(found).map(texts::say).orElse(""),
                told(found),
                referral.map(task -> code(task, "care-level")).orElse(""),
                referral.map(task -> texts.codes("need", Tasks.texts(task, "need")))
                        .orElse(""),
                ride.map(this::posture).orElse(""),
                ride.map(CaseHeads::destination).orElse(""),
                note(found),
                participants(found),
                new CaseMedicines(texts, found.resources()).lines(),
                new CaseMedicines(texts, found.resources()).allergies());
    }

    private String code(Task task, String name) {
        String code = Tasks.text(task, name);
        return code.isEmpty() ? "" : texts.say(Phrase.code(name, code));
    }

    private String posture(Task ride) {
        String posture = code(ride, "posture");
        String accompanied = Tasks.text(ride, "companion").equals("true")
                ? texts.say(Phrase.of("head.with-companion", posture))
                : posture;
        String kilograms = Tasks.text(ride, "patient-weight");
        return kilograms.isEmpty() ? accompanied : texts.say(Phrase.of("head.with-weight", accompanied, kilograms));
    }

    private static String destination(Task ride) {
        return Tasks.address(ride, "drop-off").map(Resources::line).orElse("");
    }

    private static String note(Case found) {
        return found.request("nursing").stream()
                .flatMap(request -> request.getNote().stream())
                .map(Annotation::getText)
                .collect(Collectors.joining("\n"));
    }

    /** Whoever takes part beside the hospital. */
    private static String told(Case found) {
        String hospital = found.organisation("hospital").orElse("");
        return found.team().stream()
                .flatMap(team -> team.getParticipant().stream())
                .map(CareTeam.CareTeamParticipantComponent::getMember)
                .filter(member -> !hospital.equals(member.getReference()))
                .map(found.resources()::nameOf)
                .filter(name -> !name.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private List<CaseHead.Participant> participants(Case found) {
        return found.team().stream()
                .flatMap(team -> team.getParticipant().stream())
                .map(one -> new CaseHead.Participant(
                        one.getRole().stream()
                                .flatMap(role -> Tasks.code(role, HubCodes.CASE_ROLE).stream())
                                .map(role -> texts.say(Phrase.code("role", role)))
                                .findFirst()
                                .orElse(""),
                        found.resources().nameOf(one.getMember())))
                .filter(one -> !one.name().isEmpty())
                .toList();
    }
}
