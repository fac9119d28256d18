package de.medicalhub.fhir.audit.control;

import de.medicalhub.fhir.audit.entity.Anchor;
import de.medicalhub.fhir.audit.entity.AuditRow;
import de.medicalhub.fhir.audit.entity.Block;
import de.medicalhub.fhir.audit.entity.RowMark;
import de.medicalhub.fhir.audit.entity.Seal;
import de.medicalhub.fhir.audit.entity.StoredRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The links of the trail, and the rows behind them. */
public interface AuditChain {
    /**
     * Adds a block of the rows behind the last that is sealed. Only one node does at a time; if another does, nothing happens.
     *
     * @return whether it was full, so that more may wait
     */
    boolean seal(BlockMaker maker);

    /**
     * Adds a block of rows that have appeared between others which are sealed already: their commit was overtaken.
     *
     * @return whether it was full
     */
    boolean sealLate(BlockMaker maker);

    /** Reads the whole chain with its rows in order, and then the rows that are not in it, all as of one moment. */
    void walk(Walk walk);

    /** How many rows there are. */
    long count();

    /** Gives rows of before the chain their digest and makes its beginning of them, if there is none yet. */
    void sealFormerRows(Function<AuditRow, String> digest, BlockMaker maker);

    /** Makes blocks. */
    @FunctionalInterface
    interface BlockMaker {
        /**
         * @param rows at least one, in order
         */
        Block block(Anchor last, List<RowMark> rows);
    }

    /** Is told what is there. */
    interface Walk {
        /**
         * The links of the chain's beginning come first.
         *
         * @param row what is behind it now; empty if it is gone
         */
        void link(Seal seal, Optional<AuditRow> row);

        /**
         * @param rows all that are at the places of the block now
         */
        void block(Block block, List<StoredRow> rows);

        /** A row that is not in the chain. */
        void rest(StoredRow row);
    }
}
