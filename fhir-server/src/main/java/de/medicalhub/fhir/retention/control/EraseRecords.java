package de.medicalhub.fhir.retention.control;

import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.fhir.access.Access;
import de.medicalhub.fhir.operation.Refusal;
import de.medicalhub.fhir.retention.control.ErasureReport.Verdict;
import de.medicalhub.fhir.retention.entity.RetentionRule;
import de.medicalhub.fhir.retention.entity.RetentionTable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Erases all about a person, or says why law does not allow it (rules 2 to 7 of the feature). */
@Component
public class EraseRecords {
    private static final Logger LOG = LoggerFactory.getLogger(EraseRecords.class);
    private static final String OPS = "http://fhir.de/CodeSystem/bfarm/ops";

    private final PatientRecords records;
    private final BiFunction<Resource, List<Resource>, Set<String>> subjects;
    private final Clock clock;

    @Autowired
    EraseRecords(PatientRecords records, Access subjects, Clock clock) {
        this(records, subjects::patientsOf, clock);
    }

    /**
     * @param subjects about which patients a resource is, with all others at hand
     */
    EraseRecords(PatientRecords records, BiFunction<Resource, List<Resource>, Set<String>> subjects, Clock clock) {
        this.records = records;
        this.subjects = subjects;
        this.clock = clock;
    }

    /**
     * @param patient {@code Patient/…}
     * @param dryRun whether only to tell
     * @throws Refusal if there is no such patient
     */
    public ErasureReport erase(String patient, boolean dryRun) {
        List<Resource> all = records.about(patient);
        if (all.isEmpty()) {
            return goOn(patient, dryRun);
        }
        List<Resource> own = own(patient, all);
        ErasureReport report = judge(own, shared(all, own));
        if (dryRun || !report.isAllowed()) {
            return report;
        }
        records.delete(patient, references(own));
        finish(patient);
        return report.erased();
    }

    private void finish(String patient) {
        deleteLate(patient);
        List<Resource> left = ownLeft(patient);
        if (!left.isEmpty()) {
            deleteContents(patient, references(left));
        }
        records.finish(patient);
    }

    /** One by one if they do not all go at once: what a current record refers to stays, and the rest goes on. */
    private void deleteContents(String patient, List<String> contents) {
        try {
            records.delete(patient, contents);
        } catch (ResourceVersionConflictException stillNamed) {
            if (contents.size() == 1) {
                LOG.warn("{} stays: a current record refers to it", contents.get(0));
            } else {
                contents.forEach(content -> deleteContents(patient, List.of(content)));
            }
        }
    }

    private List<Resource> ownLeft(String patient) {
        return own(patient, records.left(patient));
    }

    /**
     * Without the contents that somebody else's record holds by now, if they say of nobody whose they are, or none of the person's own
     * current records holds them any more.
     */
    private List<Resource> own(String patient, List<Resource> all) {
        List<Resource> own =
                all.stream().filter(record -> isOnlyAbout(patient, record, all)).toList();
        Set<String> held =
                own.stream().flatMap(record -> HeldContents.of(record).stream()).collect(Collectors.toSet());
        List<Resource> doubtful = own.stream()
                .filter(Binary.class::isInstance)
                .filter(content -> !held.contains(content.getIdElement().getIdPart())
                        || subjects.apply(content, all).isEmpty())
                .toList();
        Set<String> elsewhere = records.heldElsewhere(references(doubtful), references(own));
        return own.stream()
                .filter(record -> !elsewhere.contains(reference(record)))
                .toList();
    }

    /** What came while all was deleted would stay as a record about nobody. */
    private void deleteLate(String patient) {
        List<Resource> late = ownLate(patient);
        while (!late.isEmpty()) {
            records.delete(patient, references(late));
            late = ownLate(patient);
        }
    }

    private List<Resource> ownLate(String patient) {
        List<Resource> late = records.late(patient);
        return late.stream()
                .filter(record -> isOnlyAbout(patient, record, late))
                .toList();
    }

    private static List<String> references(List<Resource> records) {
        return records.stream().map(EraseRecords::reference).toList();
    }

    private static String reference(Resource record) {
        return record.fhirType() + "/" + record.getIdElement().getIdPart();
    }

    /** Law was asked before the rest was deleted; it only has to be done. */
    private ErasureReport goOn(String patient, boolean dryRun) {
        List<String> rest = records.unfinished(patient);
        if (rest.isEmpty()) {
            throw Refusal.notFound();
        }
        Map<String, Integer> types = new TreeMap<>();
        rest.forEach(reference -> types.merge(reference.substring(0, reference.indexOf('/')), 1, Integer::sum));
        ownLeft(patient).forEach(content -> types.merge(content.fhirType(), 1, Integer::sum));
        ErasureReport report =
                new ErasureReport(Verdict.MAY_BE_ERASED, Optional.empty(), Set.of(), types, Set.of(), true);
        if (dryRun) {
            return report;
        }
        finish(patient);
        return report.erased();
    }

    /** The content of a document that names nobody is the document's. */
    private boolean isOnlyAbout(String patient, Resource record, List<Resource> all) {
        Set<String> about = subjects.apply(record, all);
        return about.equals(Set.of(patient)) || (record instanceof Binary && about.isEmpty());
    }

    private ErasureReport judge(List<Resource> own, Set<String> shared) {
        Optional<LocalDate> until = keptUntil(own);
        boolean kept = until.filter(day -> !today().isAfter(day)).isPresent();
        Verdict verdict =
                isInTreatment(own) ? Verdict.IN_TREATMENT : kept ? Verdict.KEPT_BY_LAW : Verdict.MAY_BE_ERASED;
        Set<String> law = own.stream()
                .map(EraseRecords::rule)
                .filter(RetentionRule::isKept)
                .map(RetentionRule::law)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, Integer> types = new TreeMap<>();
        own.forEach(record -> types.merge(record.fhirType(), 1, Integer::sum));
        return new ErasureReport(verdict, until, law, types, shared, false);
    }

    private boolean isInTreatment(List<Resource> own) {
        Instant now = clock.instant();
        return TreatmentEnd.isOpen(own)
                || TreatmentEnd.of(own).filter(now::isBefore).isPresent();
    }

    /** All goes at once, so the longest time of all counts. */
    private static Optional<LocalDate> keptUntil(List<Resource> own) {
        return TreatmentEnd.of(own)
                .map(end -> LocalDate.ofInstant(end, HubClock.berlin()))
                .flatMap(end -> own.stream()
                        .map(EraseRecords::rule)
                        .filter(RetentionRule::isKept)
                        .map(rule -> end.plus(rule.kept()))
                        .max(LocalDate::compareTo));
    }

    private static RetentionRule rule(Resource record) {
        return record instanceof Procedure procedure
                ? RetentionTable.ofProcedure(procedure.getCode().getCoding().stream()
                        .filter(coding -> OPS.equals(coding.getSystem()) && coding.hasCode())
                        .map(Coding::getCode)
                        .toList())
                : RetentionTable.of(record.fhirType());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), HubClock.berlin());
    }

    private static Set<String> shared(List<Resource> all, List<Resource> own) {
        return all.stream()
                .filter(record -> !own.contains(record))
                .map(Resource::fhirType)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
