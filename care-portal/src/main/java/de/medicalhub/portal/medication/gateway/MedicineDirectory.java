package de.medicalhub.portal.medication.gateway;

import de.medicalhub.common.fhir.CheckDigit;
import de.medicalhub.portal.medication.Medicine;
import de.medicalhub.portal.medication.MedicineCatalogue;
import de.medicalhub.portal.medication.control.KnownMedicines;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.settings.PortalSettings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Medication;

/** Medicines that the records hold ({@code Medication}, by PZN); what was asked for once is known for the request. */
@RequestScoped
class MedicineDirectory implements MedicineCatalogue {
    /** More than a plan has medicines, some of which several hospitals may have entered. */
    private static final int MOST = 200;

    @Inject
    private Records records;

    @Inject
    private PortalSettings settings;

    private final Map<String, Optional<Medicine>> known = new HashMap<>();

    @Override
    public void expect(Collection<String> numbers) {
        List<String> unknown = numbers.stream()
                .filter(number -> CheckDigit.PZN.isValid(number) && !known.containsKey(number))
                .distinct()
                .toList();
        if (unknown.isEmpty()) {
            return;
        }
        String codes = unknown.stream()
                .map(number -> CheckDigit.PZN.system() + "|" + number)
                .collect(Collectors.joining(","));
        List<Medication> found =
                records.search("Medication?code=" + codes + "&_count=" + MOST).all(Medication.class);
        unknown.forEach(number -> known.put(number, KnownMedicines.of(number, found)));
    }

    @Override
    public Optional<Medicine> find(String pzn) {
        expect(List.of(pzn));
        return known.getOrDefault(pzn, Optional.empty());
    }

    @Override
    public boolean isComplete() {
        return settings.medicinesComplete();
    }
}
