package de.medicalhub.fhir.audit.control;

import de.medicalhub.fhir.audit.entity.Anchor;
import de.medicalhub.fhir.audit.entity.Block;
import de.medicalhub.fhir.audit.entity.RowDigest;
import de.medicalhub.fhir.audit.entity.RowMark;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts new rows into the chain, so that each block tells of all before it (rule 11 of the feature). */
@Component
public class Sealing {
    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

    /** After so many rows the anchor goes to the log, which another system may keep. */
    private static final long ANCHOR_EVERY = 10_000;

    /** In this many passes once also for rows whose transaction took long; looking for them costs more. */
    private static final int LATE_EVERY = 30;

    private final AuditChain chain;
    private final RowDigest digests;

    private int passes;

    Sealing(AuditChain chain, RowDigest digests) {
        this.chain = chain;
        this.digests = digests;
    }

    /** Rows from before there was a chain become its beginning. */
    public void begin() {
        chain.sealFormerRows(digests::of, this::block);
    }

    /**
     * What waits. It ends although new rows keep coming: they wait for the next pass, as everything else would be a pass
     * without end on a busy server.
     */
    public void seal() {
        if (passes++ % LATE_EVERY == 0) {
            drain(() -> chain.sealLate(this::block));
        }
        drain(() -> chain.seal(this::block));
    }

    private static void drain(BooleanSupplier step) {
        boolean more;
        do {
            more = step.getAsBoolean();
        } while (more);
    }

    private Block block(Anchor last, List<RowMark> rows) {
        Block block = Block.behind(last, rows, digests);
        if (block.sequence() / ANCHOR_EVERY > last.sequence() / ANCHOR_EVERY) {
            LOG.info("Audit anchor: sequence {} hash {}", block.sequence(), block.hash());
        }
        return block;
    }
}
