package de.medicalhub.portal.documents.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.documents.entity.LetterDraft;
import de.medicalhub.portal.documents.entity.LetterKind;
import de.medicalhub.portal.records.Allergies;
import de.medicalhub.portal.records.Prescriptions;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Patient;

/** What a new letter begins with: the words of the one before, else what the record knows (U8). In German, as the record is. */
public final class LetterPrefill {
    /** A moment as it is written here, and as it once was ("morgen 11:00", "Sa. 28.11. 11:00"). */
    private static final String MOMENT =
            "(?:gestern|heute|morgen|(?:\\p{L}+[.,]* )?\\d{1,2}\\.[\\d\\p{L}. ]+),? \\d{1,2}:\\d{2}(?: Uhr)?";

    private final Case found;
    private final Resources record;
    private final Texts german;

    /** @param record what else was read about the patient */
    public LetterPrefill(Case found, Resources record, Texts german) {
        this.found = found;
        this.record = record;
        this.german = german;
    }

    /** @param before the draft, or the letter that is to be replaced */
    public LetterDraft of(LetterKind kind, Optional<Composition> before) {
        LetterDraft draft = new LetterDraft();
        for (LetterKind.Part part : kind.parts()) {
            String written = before.map(letter -> written(letter, part))
                    .map(words -> refreshed(part, words))
                    .orElse("");
            draft.with(part.key(), written.isEmpty() && before.isEmpty() ? known(part.key()) : written);
        }
        return draft;
    }

    /** The words of a section, found by its code, else by its title. */
    private String written(Composition letter, LetterKind.Part part) {
        String title = german.of("letter.part." + part.key());
        return letter.getSection().stream()
                .filter(section -> part.loinc().isEmpty()
                        ? title.equals(section.getTitle())
                        : section.getCode().getCoding().stream()
                                .anyMatch(coding -> part.loinc().equals(coding.getCode())))
                .map(section -> LetterText.words(section.getText()))
                .findFirst()
                .orElse("");
    }

    /** Times that nobody has touched since they were put in are those planned now; every other word stays. */
    private String refreshed(LetterKind.Part part, String words) {
        return part.key().equals("plan") ? words.lines().map(this::refreshed).collect(Collectors.joining("\n")) : words;
    }

    private String refreshed(String line) {
        return Stream.of(discharge(), followUp())
                .flatMap(Optional::stream)
                .filter(fresh -> {
                    String label = fresh.substring(0, fresh.indexOf(": ") + 2);
                    return line.startsWith(label)
                            && line.substring(label.length()).matches(MOMENT);
                })
                .findFirst()
                .orElse(line);
    }

    private Optional<String> discharge() {
        return found.plannedDischarge().map(at -> dated("letter.plan.discharge", at));
    }

    private Optional<String> followUp() {
        return found.appointment(german.times().now())
                .filter(appointment -> appointment.hasStart())
                .map(appointment ->
                        dated("letter.plan.follow-up", appointment.getStart().toInstant()));
    }

    /** In full: the letter is read on other days, too. */
    private String dated(String key, Instant at) {
        return german.say(Phrase.of(key, german.times().dated(at)));
    }

    private String known(String part) {
        return switch (part) {
            case "diagnoses" ->
                lines(Prescriptions.diagnoses(record).stream()
                        .map(Condition::getCode)
                        .map(LetterPrefill::words));
            case "medication" ->
                lines(Prescriptions.holding(record, german.times().now()).stream()
                        .map(this::medicine));
            case "allergies" -> lines(Allergies.names(record).stream());
            case "needs", "selfcare" -> needs();
            case "plan" -> plan();
            case "mobility" -> ride("posture");
            case "contacts" -> contacts();
            default -> "";
        };
    }

    private String medicine(MedicationRequest order) {
        String name = order.hasMedicationCodeableConcept()
                ? words(order.getMedicationCodeableConcept())
                : record.find(Medication.class, order.getMedicationReference())
                        .map(medication -> words(medication.getCode()))
                        .orElseGet(() -> text(order.getMedicationReference().getDisplay()));
        String dose = order.getDosageInstruction().stream()
                .map(dosage -> text(dosage.getText()))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
        return dose.isEmpty() ? name : name + ": " + dose;
    }

    private String needs() {
        return found.tasks(Tasks.REFERRAL).stream()
                .findFirst()
                .map(task -> lines(Stream.concat(
                        Stream.of(german.say(Phrase.code("care-level", Tasks.text(task, "care-level")))),
                        Tasks.texts(task, "need").stream().map(need -> german.say(Phrase.code("need", need))))))
                .orElse("");
    }

    private String plan() {
        List<String> plan = new ArrayList<>();
        discharge().ifPresent(plan::add);
        String posture = ride("posture");
        if (!posture.isEmpty()) {
            plan.add(german.say(Phrase.of("letter.plan.ride", posture)));
        }
        followUp().ifPresent(plan::add);
        return String.join("\n", plan);
    }

    private String ride(String input) {
        return found.task(Tasks.RIDE)
                .map(task -> Tasks.text(task, input))
                .filter(code -> !code.isEmpty())
                .map(code -> german.say(Phrase.code(input, code)))
                .orElse("");
    }

    private String contacts() {
        Stream<String> relatives = found.patient().map(Patient::getContact).orElse(List.of()).stream()
                .map(contact -> Stream.of(
                                Resources.nameOf(List.of(contact.getName())),
                                text(contact.getTelecomFirstRep().getValue()))
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining(", ")));
        Stream<String> team = found.team().stream()
                .flatMap(one -> one.getParticipant().stream())
                .map(one -> one.getRole().stream()
                                .flatMap(role -> Tasks.code(role, HubCodes.CASE_ROLE).stream())
                                .map(role -> german.say(Phrase.code("role", role)) + ": ")
                                .findFirst()
                                .orElse("")
                        + found.resources().nameOf(one.getMember()));
        return lines(Stream.concat(relatives, team));
    }

    private static String lines(Stream<String> lines) {
        return lines.filter(line -> !line.isBlank()).distinct().collect(Collectors.joining("\n"));
    }

    private static String words(CodeableConcept concept) {
        String text = text(concept.getText());
        String display = concept.getCoding().stream()
                .map(Coding::getDisplay)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return text.isEmpty() ? display : text;
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
