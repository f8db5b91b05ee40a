package org.cityplus.architecture;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cityplus.architecture.Sources.Call;
import org.cityplus.architecture.Sources.Callable;

/** The words for acts that sources write into the record: followed from where an entry is made back to where they stand. */
final class WrittenActs {
    private static final int ACT = 5;

    private final Sources sources;
    private final Set<Slot> known = new HashSet<>();
    private final Deque<Slot> ahead = new ArrayDeque<>();
    private final Set<String> words = new TreeSet<>();
    private final Set<String> beginnings = new TreeSet<>();
    private final Set<String> unclear = new TreeSet<>();

    /** An argument that ends up as the act of an entry. */
    private record Slot(Callable callable, int index) {}

    /** @param sources whole files, without those of {@code org.cityplus.audit}, which hand an act on that they were given */
    WrittenActs(List<String> sources) {
        this.sources = Sources.parse(sources);
        this.sources.calls().stream()
                .filter(call -> call.makes() && call.name().equals("AuditEntry"))
                .forEach(call -> follow(call.arguments().get(ACT), call));
        while (!ahead.isEmpty()) {
            Slot slot = ahead.remove();
            this.sources
                    .callsOf(slot.callable)
                    .forEach(call -> follow(call.arguments().get(slot.index), call));
        }
    }

    Set<String> words() {
        return words;
    }

    /** How words begin whose rest is only known when they are written. */
    Set<String> beginnings() {
        return beginnings;
    }

    /** Expressions that this cannot follow. */
    Set<String> unclear() {
        return unclear;
    }

    private void follow(Tree expression, Call at) {
        switch (expression) {
            case LiteralTree literal -> words.add(String.valueOf(literal.getValue()));
            case ParenthesizedTree inner -> follow(inner.getExpression(), at);
            case ConditionalExpressionTree either -> {
                follow(either.getTrueExpression(), at);
                follow(either.getFalseExpression(), at);
            }
            case BinaryTree sum
            when sum.getLeftOperand() instanceof LiteralTree begin -> beginnings.add(String.valueOf(begin.getValue()));
            case IdentifierTree name -> follow(name.getName().toString(), at);
            case MemberSelectTree constant -> followConstant(constant, at);
            case MethodInvocationTree accessor when accessor.getArguments().isEmpty() -> followAccessor(accessor, at);
            default -> unclear.add(at.type().name() + ": " + expression);
        }
    }

    private void follow(String name, Call at) {
        Callable within = at.callable();
        if (within != null && within.parameters().contains(name)) {
            ask(new Slot(within, within.parameters().indexOf(name)));
            return;
        }
        Optional<Tree> value = Stream.concat(
                        within == null
                                ? Stream.of()
                                : Stream.ofNullable(within.locals().get(name)),
                        at.type()
                                .andOuter()
                                .flatMap(type ->
                                        Stream.ofNullable(type.constants().get(name))))
                .findFirst();
        value.ifPresentOrElse(
                known -> follow(known, at), () -> unclear.add(at.type().name() + ": " + name));
    }

    private void followConstant(MemberSelectTree constant, Call at) {
        String type = Sources.lastName(constant.getExpression());
        List<Tree> values = sources.types().stream()
                .filter(each -> each.name().equals(type))
                .flatMap(each -> Stream.ofNullable(
                        each.constants().get(constant.getIdentifier().toString())))
                .toList();
        values.forEach(value -> follow(value, at));
        if (values.isEmpty()) {
            unclear.add(at.type().name() + ": " + constant);
        }
    }

    /** {@code written.word()}: what the makers of things with such a word put there. */
    private void followAccessor(MethodInvocationTree accessor, Call at) {
        String name = Sources.lastName(accessor.getMethodSelect());
        List<Slot> slots = sources.types().stream()
                .filter(type -> type.home().equals(at.type().home()))
                .flatMap(type -> type.makers().stream())
                .filter(maker -> maker.words().contains(name))
                .map(maker -> new Slot(maker, maker.parameters().indexOf(name)))
                .toList();
        slots.forEach(this::ask);
        if (slots.isEmpty()) {
            unclear.add(at.type().name() + ": " + accessor);
        }
    }

    private void ask(Slot slot) {
        if (known.add(slot)) {
            ahead.add(slot);
        }
    }
}
