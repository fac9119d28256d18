package de.medicalhub.portal.discharge.entity;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who can be asked to nurse, and where places are.
 *
 * @param postcodes positions by postcode, as far as the directory has places there
 * @param home where the patient lives; null if unknown
 */
public record Neighbourhood(
        List<Offer> offers,
        Map<String, Position> postcodes,
        @Nullable Position home) implements Serializable {
    public Neighbourhood {
        offers = List.copyOf(offers);
        postcodes = Map.copyOf(postcodes);
    }

    /**
     * Where the patient goes: to another address, or home.
     *
     * @param otherPostcode of another address; null if the patient goes home
     */
    public Optional<Position> target(@Nullable String otherPostcode) {
        return otherPostcode == null
                ? Optional.ofNullable(home)
                : Optional.ofNullable(postcodes.get(otherPostcode.strip()));
    }
}
