package de.medicalhub.portal.record.control;

import de.medicalhub.portal.record.entity.MedicinePair;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Reference;

/**
 * Puts what was taken before beside what the hospital's list says (K7); pure. Two records mean the same medicine if they
 * share a substance (ATC) or, where one of them has no such code, have the same name but for form, strength and maker. No pair
 * is better than a wrong one: what stands in no pair is asked about.
 */
public final class MedicinePairs {
    private final Texts texts;
    private final Resources resources;

    public MedicinePairs(Texts texts, Resources resources) {
        this.texts = texts;
        this.resources = resources;
    }

    /** Those that differ first, then by name. */
    public List<MedicinePair> list() {
        List<MedicationRequest> current = resources.all(MedicationRequest.class).stream()
                .filter(request -> request.getStatus() == MedicationRequestStatus.ACTIVE)
                .toList();
        Set<MedicationStatement> left = new LinkedHashSet<>(before());
        List<MedicinePair> pairs = new ArrayList<>();
        for (MedicationRequest request : current) {
            Optional<MedicationStatement> same = left.stream()
                    .filter(statement -> isSame(request, statement))
                    .findFirst();
            same.ifPresent(left::remove);
            pairs.add(pair(Optional.of(request), same));
        }
        left.forEach(statement -> pairs.add(pair(Optional.empty(), Optional.of(statement))));
        pairs.sort(Comparator.comparing((MedicinePair pair) -> !pair.isOpen())
                .thenComparing(pair -> pair.difference().equals("same"))
                .thenComparing(MedicinePair::name));
        return pairs;
    }

    /** What was taken before and is not answered by a prescription of the practice. */
    private List<MedicationStatement> before() {
        Set<String> answered = resources.all(MedicationRequest.class).stream()
                .flatMap(request -> request.getSupportingInformation().stream())
                .map(Reference::getReference)
                .collect(Collectors.toSet());
        return resources.all(MedicationStatement.class).stream()
                .filter(statement -> statement.getStatus() == MedicationStatement.MedicationStatementStatus.ACTIVE
                        || statement.getStatus() == MedicationStatement.MedicationStatementStatus.COMPLETED)
                .filter(statement -> !answered.contains(Resources.referenceTo(statement)))
                .toList();
    }

    private boolean isSame(MedicationRequest request, MedicationStatement statement) {
        List<String> substances = MedicineWords.substances(request.getMedication(), resources);
        List<String> others = MedicineWords.substances(statement.getMedication(), resources);
        if (!substances.isEmpty() && !others.isEmpty()) {
            return !Collections.disjoint(substances, others);
        }
        return SameMedicine.isCalled(MedicineWords.name(request, resources), MedicineWords.name(statement, resources));
    }

    private MedicinePair pair(Optional<MedicationRequest> after, Optional<MedicationStatement> before) {
        String name = after.map(request -> MedicineWords.name(request, resources))
                .or(() -> before.map(statement -> MedicineWords.name(statement, resources)))
                .orElse("");
        String dosageBefore = before.map(statement -> MedicineWords.dosage(statement.getDosage()))
                .orElse("");
        String dosageAfter = after.map(request -> MedicineWords.dosage(request.getDosageInstruction()))
                .orElse("");
        String difference = difference(after, before, dosageBefore, dosageAfter);
        String prescription = after.map(Resources::referenceTo).orElse("");
        String statement = before.filter(one -> after.isEmpty())
                .map(Resources::referenceTo)
                .orElse("");
        String source = prescription.isEmpty() ? statement : prescription;
        return new MedicinePair(
                "m" + source.replaceAll("[^A-Za-z0-9]", ""),
                name,
                before.map(one -> line(MedicineWords.name(one, resources), dosageBefore))
                        .orElse(""),
                after.map(one -> line(name, dosageAfter)).orElse(""),
                difference,
                texts.say(Phrase.code("medicine.difference", difference)),
                dosageAfter.isEmpty() ? dosageBefore : dosageAfter,
                after.flatMap(Medicines::decision)
                        .map(code -> texts.say(Phrase.code("medicine.decided", code)))
                        .orElse(""),
                prescription,
                statement);
    }

    private String difference(
            Optional<MedicationRequest> after,
            Optional<MedicationStatement> before,
            String dosageBefore,
            String dosageAfter) {
        if (after.isEmpty()) {
            return "missing";
        }
        if (before.isEmpty()) {
            return "new";
        }
        if (!dosageBefore.equals(dosageAfter)) {
            return "dosage";
        }
        return SameMedicine.differInStrength(
                        MedicineWords.name(after.get(), resources), MedicineWords.name(before.get(), resources))
                ? "strength"
                : "same";
    }

    private static String line(String name, String dosage) {
        return dosage.isEmpty() ? name : name + ": " + dosage;
    }
}
