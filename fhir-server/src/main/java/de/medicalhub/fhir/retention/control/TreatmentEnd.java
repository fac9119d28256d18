package de.medicalhub.fhir.retention.control;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.FhirTerser;
import de.medicalhub.fhir.retention.entity.RetentionTable;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Resource;

/** Finds out when the treatment of a person ended (rules 2 and 3 of the feature). */
final class TreatmentEnd {
    private static final FhirTerser TERSER = FhirContext.forR4Cached().newTerser();
    private static final Set<Encounter.EncounterStatus> OPEN = EnumSet.of(
            Encounter.EncounterStatus.PLANNED,
            Encounter.EncounterStatus.ARRIVED,
            Encounter.EncounterStatus.TRIAGED,
            Encounter.EncounterStatus.INPROGRESS,
            Encounter.EncounterStatus.ONLEAVE);

    private TreatmentEnd() {}

    /** Whether something is open. */
    static boolean isOpen(Collection<Resource> records) {
        return records.stream()
                .anyMatch(record -> (record instanceof Encounter stay && OPEN.contains(stay.getStatus()))
                        || (record instanceof CarePlan plan && plan.getStatus() == CarePlan.CarePlanStatus.ACTIVE));
    }

    /** The latest moment that the records that are kept name; empty if none is. */
    static Optional<Instant> of(Collection<Resource> records) {
        return records.stream()
                .filter(record -> RetentionTable.of(record.fhirType()).isKept())
                .map(TreatmentEnd::latest)
                .max(Comparator.naturalOrder());
    }

    private static Instant latest(Resource record) {
        return moments(record)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> record.getMeta().getLastUpdated().toInstant());
    }

    /** Not those of {@code meta}, which say when it was stored here. */
    private static Stream<Instant> moments(Resource record) {
        Resource content = record.copy();
        content.setMeta(null);
        return TERSER.getAllPopulatedChildElementsOfType(content, BaseDateTimeType.class).stream()
                .filter(BaseDateTimeType::hasValue)
                .map(moment -> moment.getValue().toInstant());
    }
}
