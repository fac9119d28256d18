package de.medicalhub.portal.records;

import de.medicalhub.common.fhir.CaseId;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CarePlan;
import org.jspecify.annotations.Nullable;

/** Whether the current user takes part in a case; the FHIR server decides. */
@RequestScoped
public class CaseAccess {
    @Inject
    private Records records;

    /** Whether the server shows this user the plan of the case. */
    public boolean mayRead(CaseId id) {
        return records.searchAll(List.of("CarePlan?identifier=" + id.toSearchToken() + "&_count=1"))
                .first(CarePlan.class)
                .isPresent();
    }

    /** A case identifier from an address; empty if it is none. */
    public static Optional<CaseId> parse(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(CaseId.parse(text));
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }
}
