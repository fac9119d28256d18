package de.medicalhub.portal.handover.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.records.Allergies;
import de.medicalhub.portal.records.Prescriptions;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;

/** What the pharmacy was asked for, and what the practice has ordered, changed or ended since (rule 8 of handover); pure. */
final class CaseMedicines {
    /** What nobody takes: neither now, nor was it ended by somebody who should be asked why. */
    private static final Set<MedicationRequestStatus> NOT_HELD = EnumSet.of(
            MedicationRequestStatus.ENTEREDINERROR,
            MedicationRequestStatus.COMPLETED,
            MedicationRequestStatus.CANCELLED,
            MedicationRequestStatus.DRAFT);

    private static final Pattern HYPHEN_OF_DOSES = Pattern.compile("(?<=[\\d½¼¾])-(?=[\\d½¼¾])");
    private static final String WORD_JOINER = "\u2060";

    private final Texts texts;
    private final Resources resources;

    CaseMedicines(Texts texts, Resources resources) {
        this.texts = texts;
        this.resources = resources;
    }

    /** One line each, by name; what was replaced is told by what replaced it. */
    List<String> lines() {
        List<MedicationRequest> all = resources.all(MedicationRequest.class);
        Set<String> replaced = all.stream()
                .flatMap(request ->
                        Stream.ofNullable(request.getPriorPrescription().getReference()))
                .collect(Collectors.toSet());
        return all.stream()
                .filter(request -> !NOT_HELD.contains(request.getStatus())
                        && !Prescriptions.hasEnded(request, texts.times().now()))
                .filter(request -> !replaced.contains(Resources.referenceTo(request)))
                .map(this::line)
                .filter(line -> !line.isEmpty())
                .sorted()
                .toList();
    }

    /** What the patient does not bear, in one line; empty if nothing is known, or not to the reader. */
    String allergies() {
        return String.join(", ", Allergies.names(resources));
    }

    private String line(MedicationRequest request) {
        String name = name(request);
        String dosage = request.getDosageInstructionFirstRep().getText();
        String plain = dosage == null || dosage.isBlank() ? name : name + ": " + unbroken(dosage);
        if (name.isEmpty()) {
            return "";
        }
        if (request.getStatus() == MedicationRequestStatus.STOPPED) {
            return texts.say(Phrase.of("side.medicine.stopped", name));
        }
        if (request.getStatus() == MedicationRequestStatus.ONHOLD) {
            return texts.say(Phrase.of("side.medicine.on-hold", name));
        }
        return Stream.ofNullable(request.getExtensionByUrl(HubCodes.MEDICATION_DECIDED))
                .map(extension -> extension.getValue().primitiveValue())
                .filter(decided -> decided.equals("started") || decided.equals("changed"))
                .map(decided -> texts.say(Phrase.of("side.medicine." + decided, plain)))
                .findFirst()
                .orElse(plain);
    }

    /** In the narrow column no line ends within 1-0-1-0: it would be read as another dose. */
    private static String unbroken(String dosage) {
        return HYPHEN_OF_DOSES.matcher(dosage).replaceAll("-" + WORD_JOINER);
    }

    private String name(MedicationRequest request) {
        if (request.hasMedicationReference()) {
            return resources
                    .find(Medication.class, request.getMedicationReference())
                    .map(medication -> name(medication.getCode()))
                    .orElseGet(() -> Objects.requireNonNullElse(
                            request.getMedicationReference().getDisplay(), ""));
        }
        return request.hasMedicationCodeableConcept() ? name(request.getMedicationCodeableConcept()) : "";
    }

    private static String name(CodeableConcept code) {
        return code.hasText()
                ? code.getText()
                : Objects.requireNonNullElse(code.getCodingFirstRep().getDisplay(), "");
    }
}
