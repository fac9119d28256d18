package de.medicalhub.transport.delivery.control;

import de.medicalhub.transport.delivery.entity.ColdHold;
import de.medicalhub.transport.dispatch.Bags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Says to the dispatch what stands in the book of bags. */
@ApplicationScoped
public class LabelledBags implements Bags {
    @Inject
    private ParcelBook book;

    @Override
    public Optional<Instant> heldSince(String jobId) {
        return book.findHold(jobId).flatMap(ColdHold::heldAt);
    }

    @Override
    public Optional<String> printedCode(String jobId) {
        return book.find(jobId).map(parcel -> parcel.code().printed());
    }
}
