package volscope.app.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.ListItem;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Turns Markdown into paragraphs of marked text: a word between backticks is typed or printed, one between double asterisks strong. */
final class Prose extends AbstractVisitor {
    private static final Parser PARSER = Parser.builder().build();
    private static final Pattern SOURCE = Pattern.compile("<!--\\s*(.*?)\\s*-->");
    private static final String STRONG = "**";

    private final List<String> paragraphs = new ArrayList<>();
    private StringBuilder text = new StringBuilder();
    private String bullet = "";
    private int number;

    private Prose() {
    }

    /** The paragraphs of a text. */
    static List<String> paragraphs(String markdown) {
        Prose prose = new Prose();
        PARSER.parse(markdown).accept(prose);
        prose.end();
        return List.copyOf(prose.paragraphs);
    }

    /** The paragraphs of a text as one. */
    static String line(String markdown) {
        return String.join(" ", paragraphs(markdown));
    }

    /** A fact whose source stands in a comment at its end. */
    static Fact fact(String markdown) {
        Matcher source = SOURCE.matcher(markdown);
        return new Fact(line(source.replaceAll("")), source.reset().find() ? source.group(1) : "");
    }

    private void end() {
        String whole = text.toString().strip();
        if (!whole.isEmpty()) {
            paragraphs.add(bullet + whole);
            bullet = "";
        }
        text = new StringBuilder();
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        end();
    }

    @Override
    public void visit(Heading heading) {
        text.append(STRONG);
        visitChildren(heading);
        text.append(STRONG);
        end();
    }

    @Override
    public void visit(BulletList list) {
        number = -1;
        visitChildren(list);
    }

    @Override
    public void visit(OrderedList list) {
        number = 1;
        visitChildren(list);
    }

    @Override
    public void visit(ListItem item) {
        bullet = number < 0 ? "• " : number++ + ". ";
        visitChildren(item);
    }

    @Override
    public void visit(FencedCodeBlock code) {
        code.getLiteral().lines().forEach(line -> paragraphs.add("`" + line + "`"));
    }

    @Override
    public void visit(Text words) {
        text.append(words.getLiteral());
    }

    @Override
    public void visit(Code code) {
        text.append('`').append(code.getLiteral()).append('`');
    }

    @Override
    public void visit(Emphasis emphasis) {
        text.append(STRONG);
        visitChildren(emphasis);
        text.append(STRONG);
    }

    @Override
    public void visit(StrongEmphasis strong) {
        text.append(STRONG);
        visitChildren(strong);
        text.append(STRONG);
    }

    @Override
    public void visit(SoftLineBreak line) {
        text.append(' ');
    }

    @Override
    public void visit(HardLineBreak line) {
        text.append(' ');
    }

    @Override
    public void visit(HtmlInline html) {
        // Comments are for those who write lessons.
    }
}
