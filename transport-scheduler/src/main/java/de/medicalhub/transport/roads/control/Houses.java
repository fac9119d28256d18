package de.medicalhub.transport.roads.control;

import de.medicalhub.transport.roads.Address;
import de.medicalhub.transport.roads.KnownAddress;
import java.io.Closeable;
import java.util.List;
import java.util.Optional;

/** The houses of one file, searched with tolerance for how people write. */
public interface Houses extends Closeable {
    /** The house, or one of its street; the postcode or the town must fit. */
    Optional<KnownAddress> find(Address address);

    /** What somebody may mean who has written so much; the best first, each street once unless a number is given. */
    List<KnownAddress> suggest(String text, int most);
}
