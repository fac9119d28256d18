package de.medicalhub.fhir.audit.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.fhir.audit.entity.AuditRow;
import de.medicalhub.fhir.audit.entity.Block;
import de.medicalhub.fhir.audit.entity.RowDigest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SealingTest {
    private final RowDigest digests = new RowDigest("");
    private final MemoryChain chain = new MemoryChain(digests);

    @Test
    @DisplayName("11: a pass takes what waited when it began, and ends although new rows keep coming")
    void aPassEnds() {
        for (int i = 0; i < 2 * MemoryChain.FULL; i++) {
            chain.write(row());
        }

        new Sealing(new BusyServer(), digests).seal();

        assertThat(chain.blocks.stream().map(block -> block.marks().size()))
                .as("after each step another row has come; the first block that is not full is the last")
                .containsExactly(3, 3, 3, 1);
    }

    @Test
    @DisplayName("11: a block keeps place, id and digest of each row, byte by byte")
    void marksAreKept() {
        chain.write(row());
        new Sealing(chain, digests).seal();
        Block block = chain.blocks.get(0);
        assertThat(block.packed()).hasSize(56);
        assertThat(block.marks().get(0).digest())
                .isEqualTo(digests.of(chain.rows.get(0).row()));
        assertThat(block.marks().get(0).id()).isEqualTo(chain.rows.get(0).row().id());
        assertThat(block.marks().get(0).place()).isEqualTo(1);
    }

    /** Where a row comes between any two steps. */
    private final class BusyServer implements AuditChain {
        @Override
        public boolean seal(BlockMaker maker) {
            boolean full = chain.seal(maker);
            chain.write(row());
            return full;
        }

        @Override
        public boolean sealLate(BlockMaker maker) {
            boolean full = chain.sealLate(maker);
            chain.write(row());
            return full;
        }

        @Override
        public void walk(Walk walk) {
            chain.walk(walk);
        }

        @Override
        public long count() {
            return chain.count();
        }

        @Override
        public void sealFormerRows(Function<AuditRow, String> digest, BlockMaker maker) {
            chain.sealFormerRows(digest, maker);
        }
    }

    private static AuditRow row() {
        return new AuditRow(
                UUID.randomUUID(), Instant.EPOCH, "R", "0", "Practitioner/p", "Patient/p", "", List.of(), "{}");
    }
}
