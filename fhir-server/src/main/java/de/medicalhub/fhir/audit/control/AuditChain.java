package de.medicalhub.fhir.audit.control;

import de.medicalhub.fhir.audit.entity.AuditRow;
import de.medicalhub.fhir.audit.entity.Seal;
import de.medicalhub.fhir.audit.entity.Unsealed;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The links of the trail, and the rows behind them. */
public interface AuditChain {
    /**
     * Adds links for rows that have none. Only one node does at a time; if another does, nothing happens.
     *
     * @param links makes them from the last link and the rows, in order
     * @return how many
     */
    int seal(SealMaker links);

    /** The same, also for rows that have appeared behind others which are linked already. */
    int sealLate(SealMaker links);

    /**
     * Reads all links with their rows in order, and then the rows that have none.
     *
     * @param linked link and its row, which may be gone
     * @param rest row and digest that it bears (empty if none)
     */
    void walk(BiConsumer<Seal, Optional<AuditRow>> linked, BiConsumer<AuditRow, String> rest);

    /** How many rows there are. */
    long count();

    /** Makes links. */
    @FunctionalInterface
    interface SealMaker {
        /** In the order of the rows. */
        List<Seal> links(Seal last, List<Unsealed> rows);
    }

    /** Gives rows of before the chain their digest. */
    void sealFormerRows(Function<AuditRow, String> digest, SealMaker links);
}
