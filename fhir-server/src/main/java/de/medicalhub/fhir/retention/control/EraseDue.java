package de.medicalhub.fhir.retention.control;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.fhir.operation.Refusal;
import de.medicalhub.fhir.retention.control.DueReport.Due;
import de.medicalhub.fhir.retention.control.ErasureReport.Verdict;
import de.medicalhub.fhir.retention.entity.RetentionTable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Goes through all patients, some at a time, and erases those whose time is over (rule 8 of the feature). */
@Component
public class EraseDue {
    /** Patients who are looked at closely in one call, each with some hundred searches. */
    public static final int MOST = 100;

    private static final Logger LOG = LoggerFactory.getLogger(EraseDue.class);

    private final PatientRecords records;
    private final EraseRecords erase;
    private final Clock clock;

    EraseDue(PatientRecords records, EraseRecords erase, Clock clock) {
        this.records = records;
        this.erase = erase;
        this.clock = clock;
    }

    /**
     * Looks at the next patients.
     *
     * @param dryRun whether only to tell
     * @param afterId where the last call ended; empty from the beginning
     * @param most at most {@link #MOST}
     */
    public DueReport run(boolean dryRun, String afterId, int most) {
        List<String> outlived = records.outlived(earliestKept(), afterId, most);
        List<Due> due = new ArrayList<>();
        int kept = 0;
        int untreated = 0;
        for (String patient : outlived) {
            Optional<ErasureReport> told = look(patient, dryRun);
            if (told.filter(EraseDue::isUntreated).isPresent()) {
                untreated++;
            } else if (told.filter(ErasureReport::isAllowed).isPresent()) {
                due.add(new Due(patient, told.get()));
            } else {
                kept++;
            }
        }
        if (!dryRun && !due.isEmpty()) {
            LOG.info("Erased {} patients whose time was over", due.size());
        }
        Optional<String> next = outlived.size() < most
                ? Optional.empty()
                : Optional.of(outlived.get(outlived.size() - 1).substring("Patient/".length()));
        return new DueReport(dryRun, records.count(), due, kept, untreated, next);
    }

    /**
     * What becomes of the patient; empty if somebody else has erased them meanwhile, or if it fails, which keeps nobody else's time
     * from ending.
     */
    private Optional<ErasureReport> look(String patient, boolean dryRun) {
        try {
            ErasureReport told = erase.erase(patient, true);
            boolean goes = told.isAllowed() && !isUntreated(told);
            return Optional.of(dryRun || !goes ? told : erase.erase(patient, false));
        } catch (Refusal gone) {
            return Optional.empty();
        } catch (RuntimeException fault) { // Its words may hold data of the patient's.
            LOG.error("{} was not erased: {}", patient, fault.getClass().getName());
            return Optional.empty();
        }
    }

    /** Nobody knows whether the stay is still to come: who has only been entered is erased on request. */
    private static boolean isUntreated(ErasureReport report) {
        return report.verdict() == Verdict.MAY_BE_ERASED && report.keptUntil().isEmpty() && !report.goesOn();
    }

    /** What names this moment or a later one is kept. */
    private Instant earliestKept() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), HubClock.berlin());
        return today.minus(RetentionTable.usual())
                .atStartOfDay(HubClock.berlin())
                .toInstant();
    }
}
