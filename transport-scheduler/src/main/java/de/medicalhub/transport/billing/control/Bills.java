package de.medicalhub.transport.billing.control;

import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.delivery.HandOvers;
import de.medicalhub.transport.dispatch.Dispatch;
import de.medicalhub.transport.dispatch.DrivenLeg;
import de.medicalhub.transport.driving.RideRecords;
import de.medicalhub.transport.driving.RideRecords.Kept;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What was driven in a month (rules 1 and 4). */
@ApplicationScoped
public class Bills {
    @Inject
    private Dispatch dispatch;

    @Inject
    private RideRecords rides;

    @Inject
    private HandOvers handOvers;

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
                Csv.of(LegLines.of(legs, this::kept)),
                legs.stream().map(leg -> leg.job().patient()).distinct().toList());
    }

    /** Of a ride what was kept of it, of a delivery who received it. */
    private Kept kept(String jobId) {
        return handOvers
                .signed(jobId)
                .map(signed -> new Kept(Optional.empty(), Optional.of(signed.receiver()), Optional.of(signed.at())))
                .orElseGet(() -> rides.find(jobId));
    }

    /** What was signed. */
    public static final class Signature {
        private final byte[] png;
        private final String patient;

        private Signature(byte[] png, String patient) {
            this.png = png.clone();
            this.patient = patient;
        }

        /** The picture. */
        public byte[] png() {
            return png.clone();
        }

        /** Reference to whose ride or medicines it was. */
        public String patient() {
            return patient;
        }
    }

    /** The signature for a ride or delivery of these carriers; another carrier's is one that does not exist. */
    @Transactional
    public Signature signature(String jobId, Set<String> carriers) {
        return handOvers
                .signature(jobId)
                .or(() -> rides.signature(jobId))
                .map(png -> new Signature(png, dispatch.present(jobId).patient()))
                .filter(found -> carriers.contains(dispatch.present(jobId).carrier()))
                .orElseThrow(() -> new RefusedException(ProblemKind.NOT_FOUND, "billing.no-signature"));
    }
}
