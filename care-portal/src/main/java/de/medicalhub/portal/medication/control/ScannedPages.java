package de.medicalhub.portal.medication.control;

import de.medicalhub.portal.medication.UnreadablePlanException;
import de.medicalhub.portal.medication.UnreadablePlanException.Reason;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The pages of a paper plan as they come together: some typed by a hand scanner, some photographed (M8); pure. */
public final class ScannedPages {
    /** Of all pictures together, in bytes; the page says so before. */
    public static final long MOST_BYTES = 20L * 1024 * 1024;

    private ScannedPages() {}

    /**
     * A photo or scan of a page.
     *
     * @param size in bytes
     * @param bytes read when it is this one's turn, so that one picture at a time is in memory
     */
    public record Picture(long size, Supplier<byte[]> bytes) {}

    /**
     * What a hand scanner would have typed for all of them; empty if nothing was given.
     *
     * @param typed comes first
     * @throws UnreadablePlanException if a picture cannot be opened, or holds no code
     */
    public static String text(@Nullable String typed, List<Picture> pictures) {
        if (pictures.stream().mapToLong(Picture::size).sum() > MOST_BYTES) {
            throw new UnreadablePlanException(Reason.PICTURE);
        }
        Stream<String> photographed = pictures.stream()
                .filter(picture -> picture.size() > 0)
                .map(picture -> CodeFinder.textIn(picture.bytes().get()));
        return Stream.concat(Stream.of(Objects.requireNonNullElse(typed, "").strip()), photographed)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
