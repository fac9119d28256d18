package de.medicalhub.transport.papers.control;

import de.medicalhub.transport.papers.Paper;
import de.medicalhub.transport.papers.PaperKind;
import de.medicalhub.transport.papers.control.PaperShelf.Holder;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A carrier's papers as JSON; JSON-B writes public records only. */
public record ShelfView(String today, List<HolderView> holders) {
    /** A driver or a vehicle. */
    public record HolderView(String reference, String name, boolean driver, List<PaperView> papers) {}

    /**
     * One paper.
     *
     * @param validUntil YYYY-MM-DD; none if it was never entered
     * @param state unknown, valid, soon or expired
     */
    public record PaperView(
            String kind, String word, @Nullable String validUntil, String state) {}

    /** The papers in the words of the JSON API. */
    public static ShelfView of(List<Holder> holders, LocalDate today, Locale language) {
        return new ShelfView(
                today.toString(),
                holders.stream().map(holder -> view(holder, today, language)).toList());
    }

    private static HolderView view(Holder holder, LocalDate today, Locale language) {
        return new HolderView(
                holder.reference(),
                holder.name(),
                holder.driver(),
                PaperKind.of(holder.driver()).stream()
                        .map(kind -> view(kind, holder, today, language))
                        .toList());
    }

    private static PaperView view(PaperKind kind, Holder holder, LocalDate today, Locale language) {
        Optional<Paper> paper =
                holder.papers().stream().filter(one -> one.kind() == kind).findFirst();
        return new PaperView(
                kind.code(),
                kind.word(language),
                paper.map(one -> one.validUntil().toString()).orElse(null),
                paper.map(one -> state(one, today)).orElse("unknown"));
    }

    private static String state(Paper paper, LocalDate today) {
        if (paper.isExpired(today)) {
            return "expired";
        }
        return paper.isEndingSoon(today) ? "soon" : "valid";
    }
}
