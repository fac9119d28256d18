package de.medicalhub.portal.consultation.boundary;

import de.medicalhub.portal.consultation.control.ConsultationRows;
import de.medicalhub.portal.consultation.entity.ConsultationRow;
import de.medicalhub.portal.records.Records;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Today's and the next consultations; for doctors. */
@Named("consultations")
@RequestScoped
public class ConsultationsPage {
    private static final int PAGES = 5;

    @Inject
    private Records records;

    @Inject
    private Speaker speaker;

    @Inject
    private Clock clock;

    private @Nullable List<ConsultationRow> rows;

    public List<ConsultationRow> getRows() {
        List<ConsultationRow> known = rows;
        if (known == null) {
            known = new ConsultationRows(speaker.texts(), clock)
                    .of(records.searchWhole(ConsultationRows.queries(clock.instant()), PAGES));
            rows = known;
        }
        return known;
    }
}
