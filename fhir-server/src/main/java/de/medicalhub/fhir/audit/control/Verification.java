package de.medicalhub.fhir.audit.control;

import de.medicalhub.fhir.audit.entity.AuditRow;
import de.medicalhub.fhir.audit.entity.ChainBreak;
import de.medicalhub.fhir.audit.entity.ChainBreak.Kind;
import de.medicalhub.fhir.audit.entity.ChainReport;
import de.medicalhub.fhir.audit.entity.RowDigest;
import de.medicalhub.fhir.audit.entity.Seal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads the whole trail and tells the first place where it is not what was written (rule 11 of the feature). */
@Component
public class Verification {
    private final AuditChain chain;
    private final RowDigest digests;

    Verification(AuditChain chain, RowDigest digests) {
        this.chain = chain;
        this.digests = digests;
    }

    /**
     * @param anchor a link that somebody has noted before, outside this database; {@link Seal#NONE} for none
     */
    public ChainReport verify(Seal anchor) {
        Walk walk = new Walk(anchor);
        chain.walk(walk::linked, walk::rest);
        walk.endOfChain();
        return new ChainReport(chain.count(), walk.last, walk.unsealed, walk.found());
    }

    private final class Walk {
        private final Seal anchor;
        private Seal last = Seal.NONE;
        private long unsealed;
        private Optional<ChainBreak> inChain = Optional.empty();
        private Optional<ChainBreak> inRest = Optional.empty();

        Walk(Seal anchor) {
            this.anchor = anchor;
        }

        void linked(Seal seal, Optional<AuditRow> row) {
            if (inChain.isEmpty()) {
                inChain = fault(seal, row);
            }
            last = seal;
        }

        void rest(AuditRow row, String digest) {
            unsealed++;
            if (inRest.isEmpty() && digest.isEmpty()) {
                inRest = Optional.of(new ChainBreak(Kind.INSERTED, 0, row.id().toString()));
            } else if (inRest.isEmpty() && !digest.equals(digests.of(row))) {
                inRest = Optional.of(new ChainBreak(Kind.CHANGED, 0, row.id().toString()));
            }
        }

        void endOfChain() {
            if (inChain.isEmpty() && last.sequence() < anchor.sequence()) {
                inChain = Optional.of(new ChainBreak(Kind.ANCHOR, anchor.sequence(), ""));
            }
        }

        Optional<ChainBreak> found() {
            return inChain.or(() -> inRest);
        }

        private Optional<ChainBreak> fault(Seal seal, Optional<AuditRow> row) {
            String name = seal.row().toString();
            if (!seal.follows(last, digests)) {
                return Optional.of(new ChainBreak(Kind.CHAIN, seal.sequence(), name));
            }
            if (row.isEmpty()) {
                return Optional.of(new ChainBreak(Kind.DELETED, seal.sequence(), name));
            }
            if (!seal.digest().equals(digests.of(row.get()))) {
                return Optional.of(new ChainBreak(Kind.CHANGED, seal.sequence(), name));
            }
            return seal.sequence() == anchor.sequence() && !seal.hash().equals(anchor.hash())
                    ? Optional.of(new ChainBreak(Kind.ANCHOR, seal.sequence(), name))
                    : Optional.empty();
        }
    }
}
