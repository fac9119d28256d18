package de.medicalhub.transport.roads.control;

import de.medicalhub.transport.roads.Address;
import de.medicalhub.transport.roads.KnownAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The houses that are known now; a newer file takes the old one's place when it is read, without a stop (rules 5, 6 and 8). */
public final class AddressRegister {
    private static final Logger LOG = LoggerFactory.getLogger(AddressRegister.class);

    private final Optional<Path> file;
    private final Shelf shelf;
    private final HouseIndexes indexes;
    private volatile @Nullable Houses current;
    private volatile boolean faulty;
    private @Nullable Extract seen;
    private @Nullable Extract done;

    /**
     * @param file house coordinates; without one no house is known
     * @param folder where is kept what was made of it
     */
    public AddressRegister(Optional<Path> file, Path folder, HouseIndexes indexes) {
        this.file = file;
        this.indexes = indexes;
        shelf = new Shelf(folder, indexes.kind());
    }

    /** Takes what lies there from an earlier start. */
    public synchronized void openKept() {
        if (file.isEmpty()) {
            return;
        }
        for (Path kept : shelf.kept()) {
            try {
                current = indexes.open(kept);
                done = extract()
                        .filter(found -> kept.equals(shelf.ready(found)))
                        .orElse(null);
                return;
            } catch (IOException | RuntimeException fault) {
                LOG.warn("The kept addresses cannot be used", fault);
            }
        }
    }

    /** Looks at the file and reads it if it is another one and was not written to since the last look. */
    public synchronized void look() {
        try {
            Optional<Extract> found = extract();
            if (file.isPresent() && found.isEmpty()) {
                fail("The file of addresses is not there; what was known stays known", null);
                seen = null;
            } else if (found.equals(Optional.ofNullable(done))) {
                faulty = false;
            } else if (found.isPresent()) {
                boolean settled = found.get().equals(seen);
                seen = found.get();
                if (settled) {
                    read(found.get());
                }
            }
        } catch (IOException fault) {
            fail("The file of addresses cannot be looked at", fault);
        }
    }

    private Optional<Extract> extract() throws IOException {
        return file.isPresent() ? Extract.at(file.get()) : Optional.empty();
    }

    private void read(Extract extract) {
        Path making = shelf.making(extract);
        Path ready = shelf.ready(extract);
        try {
            shelf.create();
            Shelf.delete(making);
            HouseIndexes.Counted counted = indexes.build(extract.file(), making);
            Shelf.delete(ready);
            Files.move(making, ready, StandardCopyOption.ATOMIC_MOVE);
            Houses old = current;
            current = indexes.open(ready);
            done = extract;
            faulty = false;
            if (old != null) {
                old.close();
            }
            shelf.kept().stream().filter(other -> !other.equals(ready)).forEach(Shelf::delete);
            LOG.info("{} addresses are known; {} rows were left out", counted.houses(), counted.leftOut());
        } catch (IOException | RuntimeException fault) {
            Shelf.delete(making);
            seen = null;
            fail("The file of addresses cannot be used; what was known stays known", fault);
        }
    }

    private void fail(String what, @Nullable Exception why) {
        if (!faulty) {
            LOG.warn(what, why);
        }
        faulty = true;
    }

    /** Whether the configured file does not count as it lies there. */
    public boolean isFaulty() {
        return faulty;
    }

    /** The house, or one of its street; empty if neither is known. */
    public Optional<KnownAddress> find(Address address) {
        Houses houses = current;
        return houses == null ? Optional.empty() : houses.find(address);
    }

    /** What somebody may mean who has written so much. */
    public List<KnownAddress> suggest(String text, int most) {
        Houses houses = current;
        return houses == null ? List.of() : houses.suggest(text, most);
    }
}
