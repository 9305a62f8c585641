import type { RiskLevel } from '@veilighuis/contracts';
import { day, dayAt } from '../../format/dates.ts';
import { riskLevels } from '../../parts/code-lists.ts';
import { useSay } from '../../words/say.ts';
import type { Assessment } from './overview.ts';

const size = { width: 720, height: 190, left: 110, right: 24, top: 24, bottom: 34 } as const;
const colors = { low: 'teal', medium: 'orange', high: 'red' } as const satisfies Record<RiskLevel, string>;

/** Levels over time, by band, shape and word; never as a number (R15). */
export function RiskChart({ assessments }: { readonly assessments: readonly Assessment[] }) {
  const say = useSay();
  const points = assessments.map((one, index) => ({
    ...one,
    x: across(assessments, index),
    y: heightOf(one.level),
    on: day(dayAt(new Date(one.assessedAt))),
  }));
  const told = points.map(({ on, level }) => `${on}: ${say(`risk.${level}`)}`).join('; ');
  return (
    <svg
      role="img"
      aria-label={say('risk.chart', { told })}
      viewBox={`0 0 ${String(size.width)} ${String(size.height)}`}
      style={{ width: '100%', maxWidth: size.width, height: 'auto' }}
    >
      {riskLevels.map((level) => (
        <g key={level}>
          <line
            x1={size.left}
            x2={size.width - size.right}
            y1={heightOf(level)}
            y2={heightOf(level)}
            stroke="var(--screen-line)"
          />
          <text x={size.left - 16} y={heightOf(level) + 5} textAnchor="end" fontSize={14} fill="currentColor">
            {say(`risk.${level}`)}
          </text>
        </g>
      ))}
      <polyline
        points={points.map(({ x, y }) => `${String(x)},${String(y)}`).join(' ')}
        fill="none"
        stroke="var(--screen-quiet)"
        strokeWidth={2}
      />
      {points.map(({ assessmentId, level, x, y, on }, index) => (
        <g key={assessmentId} transform={`translate(${String(x)} ${String(y)})`}>
          <Shape level={level} />
          {isLabelled(index, points.length) && (
            <text y={size.height - size.bottom - y + 24} textAnchor="middle" fontSize={12} fill="currentColor">
              {on}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

/** The same shapes as the marks: a circle, a square, a triangle. */
function Shape({ level }: { readonly level: RiskLevel }) {
  const fill = `var(--mantine-color-${colors[level]}-8)`;
  if (level === 'low') return <circle r={8} fill={fill} />;
  if (level === 'medium') return <rect x={-8} y={-8} width={16} height={16} fill={fill} />;
  return <polygon points="0,-10 10,8 -10,8" fill={fill} />;
}

function heightOf(level: RiskLevel): number {
  const step = (size.height - size.top - size.bottom) / (riskLevels.length - 1);
  return size.height - size.bottom - riskLevels.indexOf(level) * step;
}

/** In time; two of one moment stand beside each other. */
function across(assessments: readonly Assessment[], index: number): number {
  const width = size.width - size.left - size.right;
  const times = assessments.map(({ assessedAt }) => Date.parse(assessedAt));
  const [first = 0] = times;
  const span = (times.at(-1) ?? 0) - first;
  const even = assessments.length === 1 ? 0.5 : index / (assessments.length - 1);
  const share = span < 86_400_000 * assessments.length ? even : ((times[index] ?? 0) - first) / span;
  return size.left + 20 + share * (width - 40);
}

function isLabelled(index: number, count: number): boolean {
  return count <= 6 || index === 0 || index === count - 1;
}
