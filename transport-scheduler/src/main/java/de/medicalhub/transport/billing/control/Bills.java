package de.medicalhub.transport.billing.control;

import de.medicalhub.transport.dispatch.Dispatch;
import de.medicalhub.transport.dispatch.DrivenLeg;
import de.medicalhub.transport.driving.RideRecords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/** What was driven in a month (rules 1 and 4). */
@ApplicationScoped
public class Bills {
    @Inject
    private Dispatch dispatch;

    @Inject
    private RideRecords rides;

    /**
     * A month as a file.
     *
     * @param patients references to whoever is named in it
     */
    public record Month(String csv, List<String> patients) {}

    /** The month of these carriers. */
    @Transactional
    public Month of(YearMonth month, Set<String> carriers) {
        List<DrivenLeg> legs = dispatch.driven(month.atDay(1), month.atEndOfMonth(), carriers);
        return new Month(
                Csv.of(LegLines.of(legs, rides::find)),
                legs.stream().map(leg -> leg.job().patient()).distinct().toList());
    }
}
