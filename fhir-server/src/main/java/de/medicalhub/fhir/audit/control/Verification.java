package de.medicalhub.fhir.audit.control;

import de.medicalhub.fhir.audit.entity.Anchor;
import de.medicalhub.fhir.audit.entity.AuditRow;
import de.medicalhub.fhir.audit.entity.Block;
import de.medicalhub.fhir.audit.entity.ChainBreak;
import de.medicalhub.fhir.audit.entity.ChainBreak.Kind;
import de.medicalhub.fhir.audit.entity.ChainReport;
import de.medicalhub.fhir.audit.entity.RowDigest;
import de.medicalhub.fhir.audit.entity.RowMark;
import de.medicalhub.fhir.audit.entity.Seal;
import de.medicalhub.fhir.audit.entity.StoredRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
     * @param anchor that somebody has noted before, outside this database; {@link Anchor#NONE} for none
     */
    public ChainReport verify(Anchor anchor) {
        Findings findings = new Findings(anchor);
        chain.walk(findings);
        findings.endOfChain();
        return new ChainReport(chain.count(), findings.last, findings.unsealed, findings.found());
    }

    private final class Findings implements AuditChain.Walk {
        private final Anchor anchor;
        private Anchor last = Anchor.NONE;
        private long unsealed;
        private boolean passedAnchor;
        private Optional<ChainBreak> inChain = Optional.empty();
        private Optional<ChainBreak> inRest = Optional.empty();

        Findings(Anchor anchor) {
            this.anchor = anchor;
            passedAnchor = anchor.sequence() == Anchor.NONE.sequence();
        }

        @Override
        public void link(Seal seal, Optional<AuditRow> row) {
            if (inChain.isEmpty()) {
                inChain = seal.follows(last, digests)
                        ? fault(new RowMark(seal.place(), seal.row(), seal.digest()), seal.sequence(), row)
                        : Optional.of(new ChainBreak(
                                Kind.CHAIN, seal.sequence(), seal.row().toString()));
            }
            arrive(seal.anchor());
        }

        @Override
        public void block(Block block, List<StoredRow> rows) {
            if (inChain.isEmpty()) {
                inChain = block.follows(last, digests)
                        ? faultIn(block, rows)
                        : Optional.of(new ChainBreak(Kind.CHAIN, block.sequence(), ""));
            }
            arrive(block.anchor());
        }

        @Override
        public void rest(StoredRow row) {
            unsealed++;
            String name = row.row().id().toString();
            if (inRest.isEmpty() && row.digest().isEmpty()) {
                inRest = Optional.of(new ChainBreak(Kind.INSERTED, 0, name));
            } else if (inRest.isEmpty() && !row.digest().equals(digests.of(row.row()))) {
                inRest = Optional.of(new ChainBreak(Kind.CHANGED, 0, name));
            }
        }

        /** An anchor that was noted is the end of a link or block of then; it fits no other place. */
        private void arrive(Anchor here) {
            if (inChain.isEmpty()
                    && here.sequence() == anchor.sequence()
                    && !here.hash().equals(anchor.hash())) {
                inChain = Optional.of(new ChainBreak(Kind.ANCHOR, here.sequence(), ""));
            }
            passedAnchor |= here.sequence() == anchor.sequence();
            last = here;
        }

        void endOfChain() {
            if (inChain.isEmpty() && !passedAnchor) {
                inChain = Optional.of(new ChainBreak(Kind.ANCHOR, anchor.sequence(), ""));
            }
        }

        Optional<ChainBreak> found() {
            return inChain.or(() -> inRest);
        }

        private Optional<ChainBreak> faultIn(Block block, List<StoredRow> rows) {
            Map<UUID, StoredRow> unmarked = new HashMap<>();
            rows.forEach(row -> unmarked.put(row.row().id(), row));
            long sequence = block.firstSequence();
            for (RowMark mark : block.marks()) {
                Optional<AuditRow> row = Optional.ofNullable(unmarked.remove(mark.id()))
                        .filter(stored -> stored.place() == mark.place())
                        .map(StoredRow::row);
                Optional<ChainBreak> fault = fault(mark, sequence, row);
                if (fault.isPresent()) {
                    return fault;
                }
                sequence++;
            }
            return unmarked.keySet().stream()
                    .findFirst()
                    .map(id -> new ChainBreak(Kind.INSERTED, block.sequence(), id.toString()));
        }

        private Optional<ChainBreak> fault(RowMark mark, long sequence, Optional<AuditRow> row) {
            String name = mark.id().toString();
            if (row.isEmpty()) {
                return Optional.of(new ChainBreak(Kind.DELETED, sequence, name));
            }
            return mark.digest().equals(digests.of(row.get()))
                    ? Optional.empty()
                    : Optional.of(new ChainBreak(Kind.CHANGED, sequence, name));
        }
    }
}
