package de.medicalhub.portal.record.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.record.entity.Medicine;
import de.medicalhub.portal.records.PartialDate;
import de.medicalhub.portal.records.Prescriptions;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/** What holds, and what changed and why (K2); pure. */
public final class Medicines {
    private final Texts texts;
    private final Resources resources;

    /**
     * @param resources the patient's prescriptions with their Medications, and the names of those who decided
     */
    public Medicines(Texts texts, Resources resources) {
        this.texts = texts;
        this.resources = resources;
    }

    /** What holds or was stopped; what was replaced is told by what replaced it. */
    public List<Medicine> list() {
        List<MedicationRequest> all = resources.all(MedicationRequest.class);
        Set<String> replaced = all.stream()
                .map(request -> Objects.requireNonNullElse(
                        request.getPriorPrescription().getReference(), ""))
                .collect(Collectors.toSet());
        return all.stream()
                .filter(request -> !replaced.contains(Resources.referenceTo(request)))
                .filter(request -> request.getStatus() == MedicationRequestStatus.ACTIVE
                        || request.getStatus() == MedicationRequestStatus.ONHOLD
                        || request.getStatus() == MedicationRequestStatus.STOPPED)
                .map(this::medicine)
                .sorted(Comparator.comparing((Medicine one) ->
                                one.state().equals("current") || one.state().equals("kept"))
                        .thenComparing(one -> -one.since().toEpochMilli())
                        .thenComparing(Medicine::name))
                .toList();
    }

    /**
     * What a prescription has become: itself, or the last of those that took its place; empty if there is none, or if it was a
     * mistake (K13).
     */
    public Optional<Medicine> latest(String id) {
        String last = id;
        Set<String> seen = new HashSet<>();
        for (Optional<String> next = Optional.of(id); next.isPresent() && seen.add(next.get()); ) {
            last = next.get();
            next = successor(last);
        }
        String now = last;
        return list().stream().filter(one -> one.id().equals(now)).findFirst();
    }

    private Optional<String> successor(String id) {
        return resources.all(MedicationRequest.class).stream()
                .filter(one -> ("MedicationRequest/" + id)
                        .equals(one.getPriorPrescription().getReference()))
                .map(one -> one.getIdElement().getIdPart())
                .findFirst();
    }

    /** Everybody who decided something. */
    public static List<Reference> named(Resources resources) {
        return resources.all(MedicationRequest.class).stream()
                .flatMap(request -> java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(request.getRequester()),
                        request.getNote().stream()
                                .map(Annotation::getAuthor)
                                .filter(Reference.class::isInstance)
                                .map(Reference.class::cast)))
                .toList();
    }

    /** What a practice decided about it; empty if nothing yet. */
    static Optional<String> decision(MedicationRequest request) {
        return Optional.ofNullable(request.getExtensionByUrl(HubCodes.MEDICATION_DECIDED))
                .map(extension -> extension.getValue().primitiveValue());
    }

    private Medicine medicine(MedicationRequest request) {
        Optional<MedicationRequest> prior = resources.find(MedicationRequest.class, request.getPriorPrescription());
        String state = state(request, prior);
        String dosage = MedicineWords.dosage(request.getDosageInstruction());
        String was = prior.map(one -> MedicineWords.dosage(one.getDosageInstruction()))
                .filter(before -> !before.equals(dosage))
                .orElse("");
        return new Medicine(
                request.getIdElement().getIdPart(),
                MedicineWords.name(request, resources),
                dosage,
                time(request),
                state,
                texts.say(Phrase.code("medicine.state", state)),
                was,
                why(request),
                since(request));
    }

    /** "ab 27.11.2026", "bis 03.12.2026" or both. */
    private String time(MedicationRequest request) {
        Period period = Prescriptions.period(request);
        if (period.hasStart() && period.hasEnd()) {
            return texts.say(
                    Phrase.of("medicine.time.both", day(period.getStartElement()), day(period.getEndElement())));
        }
        return period.hasStart()
                ? texts.say(Phrase.of("medicine.time.start", day(period.getStartElement())))
                : period.hasEnd() ? texts.say(Phrase.of("medicine.time.end", day(period.getEndElement()))) : "";
    }

    private String day(DateTimeType day) {
        return PartialDate.of(day).words(texts);
    }

    private String state(MedicationRequest request, Optional<MedicationRequest> prior) {
        if (request.getStatus() == MedicationRequestStatus.STOPPED) {
            return "stopped";
        }
        if (Prescriptions.hasEnded(request, texts.times().now())) {
            return "ended";
        }
        if (prior.isPresent()) {
            return "changed";
        }
        return decision(request)
                .map(decided -> decided.equals("started") ? "new" : decided)
                .orElse("current");
    }

    private String why(MedicationRequest request) {
        if (request.hasNote()) {
            Annotation last = request.getNote().get(request.getNote().size() - 1);
            String who = last.getAuthor() instanceof Reference author ? resources.nameOf(author) : "";
            Date when = last.hasTime() ? last.getTime() : request.getAuthoredOn();
            return when == null
                    ? last.getText()
                    : texts.say(Phrase.of("medicine.why", texts.times().day(when.toInstant()), last.getText(), who));
        }
        String who = resources.nameOf(request.getRequester());
        return request.hasAuthoredOn()
                ? texts.say(Phrase.of(
                        "medicine.since",
                        texts.times().day(request.getAuthoredOn().toInstant()),
                        who))
                : who;
    }

    private static Instant since(MedicationRequest request) {
        if (request.hasNote()
                && request.getNote().get(request.getNote().size() - 1).hasTime()) {
            return request.getNote().get(request.getNote().size() - 1).getTime().toInstant();
        }
        return request.hasAuthoredOn() ? request.getAuthoredOn().toInstant() : Instant.EPOCH;
    }
}
