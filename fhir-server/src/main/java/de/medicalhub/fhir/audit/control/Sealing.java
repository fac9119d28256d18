package de.medicalhub.fhir.audit.control;

import de.medicalhub.fhir.audit.entity.RowDigest;
import de.medicalhub.fhir.audit.entity.Seal;
import de.medicalhub.fhir.audit.entity.Unsealed;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Puts new rows into the chain, so that each tells of all before it (rule 11 of the feature). */
@Component
public class Sealing {
    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

    /** After so many links the anchor goes to the log, which another system may keep. */
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
        chain.sealFormerRows(digests::of, this::links);
    }

    /** Everything that waits, in one go. */
    public void seal() {
        boolean late = passes++ % LATE_EVERY == 0;
        int sealed;
        do {
            sealed = late ? chain.sealLate(this::links) : chain.seal(this::links);
        } while (sealed > 0);
    }

    private List<Seal> links(Seal last, List<Unsealed> rows) {
        List<Seal> links = new ArrayList<>();
        Seal before = last;
        for (Unsealed row : rows) {
            before = before.next(row, digests);
            links.add(before);
            if (before.sequence() % ANCHOR_EVERY == 0) {
                LOG.info("Audit anchor: sequence {} hash {}", before.sequence(), before.hash());
            }
        }
        return links;
    }
}
