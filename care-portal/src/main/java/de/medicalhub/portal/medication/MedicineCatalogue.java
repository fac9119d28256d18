package de.medicalhub.portal.medication;

import java.util.Optional;

/** Knows medicines by their number; a licensed catalogue can serve it later (M6). */
public interface MedicineCatalogue {
    /**
     * The medicine of that number.
     *
     * @param pzn eight digits, with leading zeros
     */
    Optional<Medicine> find(String pzn);

    /** Whether a number that is not found is unknown; false where there is no catalogue. */
    boolean isLoaded();

    /** No catalogue: knows nothing and therefore reports nothing as unknown. */
    static MedicineCatalogue none() {
        return new MedicineCatalogue() {
            @Override
            public Optional<Medicine> find(String pzn) {
                return Optional.empty();
            }

            @Override
            public boolean isLoaded() {
                return false;
            }
        };
    }
}
