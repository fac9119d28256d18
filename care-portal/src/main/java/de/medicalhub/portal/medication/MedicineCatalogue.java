package de.medicalhub.portal.medication;

import java.util.Collection;
import java.util.Optional;

/** Knows medicines by their number (M6). */
public interface MedicineCatalogue {
    /**
     * The medicine of that number.
     *
     * @param pzn eight digits, with leading zeros
     */
    Optional<Medicine> find(String pzn);

    /** Whether a number that is not found does not exist; false where only some medicines are known. */
    boolean isComplete();

    /** These will be asked for: a catalogue that is far away may fetch them together. */
    default void expect(Collection<String> numbers) {
        // Most catalogues are at hand.
    }

    /** No catalogue: knows nothing and therefore reports nothing as unknown. */
    static MedicineCatalogue none() {
        return new MedicineCatalogue() {
            @Override
            public Optional<Medicine> find(String pzn) {
                return Optional.empty();
            }

            @Override
            public boolean isComplete() {
                return false;
            }
        };
    }
}
